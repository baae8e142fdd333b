package drsh.docker;

import drsh.command.DrshException;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the Compose plugin, which is asked without an engine.
 *
 * @param text as the plugin says it, such as {@code 2.26.1}
 */
public record ComposeVersion(String text) {

    /** It says so at once or not at all. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Pattern MAJOR = Pattern.compile("v?(\\d+)\\..*");

    private static final int LEAST = 2;

    /**
     * Asks the plugin.
     *
     * @throws DrshException (refused) when there is no Docker client, or it has no plugin
     */
    public static ComposeVersion current() {
        ProcessResult result = new ChildProcess(
                        List.of("docker", "compose", "version", "--short"), Path.of("/"), Map.of(), DEADLINE)
                .run();
        String said = result.stdout().strip();
        if (!result.succeeded() || !MAJOR.matcher(said).matches()) {
            throw DrshException.refused(
                    "The Docker client has no Compose plugin that answers"
                            + result.stderr()
                                    .lines()
                                    .findFirst()
                                    .map(line -> ": " + line.strip())
                                    .orElse(""),
                    "install Docker Compose v2 ('docker compose version')");
        }
        return new ComposeVersion(said);
    }

    /** Whether it is one that drsh can drive. */
    public boolean supported() {
        Matcher matcher = MAJOR.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= LEAST;
    }
}
