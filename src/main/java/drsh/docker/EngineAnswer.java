package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine said when it refused, without docker-java's wrapping. */
final class EngineAnswer {

    private static final Pattern MESSAGE = Pattern.compile("\"message\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private EngineAnswer() {}

    static String message(DockerException e) {
        String text = String.valueOf(e.getMessage());
        Matcher matcher = MESSAGE.matcher(text);
        return (matcher.find() ? matcher.group(1).replace("\\\"", "\"") : text).strip();
    }
}
