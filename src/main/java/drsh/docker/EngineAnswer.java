package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the engine says, without its and docker-java's wrapping. */
final class EngineAnswer {

    private static final Pattern MESSAGE = Pattern.compile("\"message\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private EngineAnswer() {}

    /** Variables as the engine lists them, {@code NAME=value}. */
    static Map<String, String> variables(String @Nullable [] lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : lines == null ? new String[0] : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return variables;
    }

    static String message(DockerException e) {
        String text = String.valueOf(e.getMessage());
        Matcher matcher = MESSAGE.matcher(text);
        return (matcher.find() ? matcher.group(1).replace("\\\"", "\"") : text).strip();
    }
}
