package drsh.docker;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The {@code docker compose} command-line interface for one Compose file.
 *
 * @param file the Compose file
 * @param project the project to use instead of the one that the file and its folder give, or null
 */
public record Compose(Path file, @Nullable ProjectName project) {

    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final Pattern LOST_NETWORK = Pattern.compile("network \\S+ not found");

    /**
     * Reads the effective configuration; needs no engine.
     *
     * @throws DrshException (refused) when the file or the plugin is missing, or Compose rejects the file
     */
    public ComposeFile config() {
        ProcessResult result = invoke(new ComposeCommand.Config(), DEADLINE, line -> {});
        if (!result.succeeded()) {
            throw DrshException.refused(
                    "Compose rejects " + file + ": " + result.complaint(), "correct the file, then try again");
        }
        try {
            return ComposeFile.parse(result.stdout());
        } catch (JacksonException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "Compose describes " + file + " in a form that drsh cannot read",
                    "look at 'docker compose config --format json'; it needs Docker Compose v2",
                    e);
        }
    }

    /** A container remembers its network by id, and Compose starts it as it is: measured with 2.26. */
    private static String next(String complaint) {
        return LOST_NETWORK.matcher(complaint).find()
                ? "the stack's network was removed: 'stack down', then 'stack up'"
                : "look at 'stack status' and 'stack logs'";
    }

    /**
     * Runs a command.
     *
     * @param onLine told each line that Compose prints
     * @throws DrshException (failed) with Compose's complaint when its exit code is not 0
     */
    public String run(ComposeCommand command, Duration deadline, Consumer<String> onLine) {
        ProcessResult result = invoke(command, deadline, onLine);
        if (!result.succeeded()) {
            throw DrshException.failed(
                    "'docker compose " + command.arguments().get(0) + "' failed: " + result.complaint(),
                    next(result.complaint()));
        }
        return result.stdout();
    }

    /** Runs a command and hands back whatever it answers, also a failure. */
    public ProcessResult attempt(ComposeCommand command, Duration deadline, Consumer<String> onLine) {
        return invoke(command, deadline, onLine);
    }

    /** Runs a command with the usual deadline, quietly. */
    public String run(ComposeCommand command) {
        return run(command, DEADLINE, line -> {});
    }

    private ProcessResult invoke(ComposeCommand command, Duration deadline, Consumer<String> onLine) {
        if (!Files.isReadable(file)) {
            throw DrshException.refused(
                    "The Compose file " + file + " is not there or cannot be read",
                    "change to the folder of the stack, or name the file in drsh.yml (stack.compose-file)");
        }
        List<String> arguments =
                new ArrayList<>(List.of("docker", "compose", "--ansi", "never", "-f", file.toString()));
        if (project != null) {
            arguments.addAll(List.of("-p", project.value()));
        }
        arguments.addAll(command.arguments());
        ProcessResult result = new ChildProcess(arguments, folder(), Map.of(), deadline).run(onLine);
        if (!result.succeeded() && pluginMissing(result.stderr())) {
            throw DrshException.refused(
                    "The Docker client has no Compose plugin", "install Docker Compose v2 ('docker compose version')");
        }
        return result;
    }

    private static boolean pluginMissing(String stderr) {
        return stderr.contains("'compose' is not a docker command")
                || stderr.contains("unknown command: docker compose")
                || stderr.contains("unknown flag: --ansi")
                || stderr.contains("unknown shorthand flag: 'f' in -f");
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
