package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.ComposeFile;
import drsh.process.ProcessResult;
import java.time.Duration;
import java.util.List;

/**
 * Runs the application's migrations in a new container of its image, with only the database up: the application itself
 * must not run against a database that is half migrated. It is done under the lock of the stack.
 */
public final class Migration {

    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final Stack stack;
    private final Reporter reporter;

    /** For that stack. */
    public Migration(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
    }

    /**
     * Migrates, starting the database where it does not run.
     *
     * @return the last line that the migrating command printed
     * @throws DrshException (failed) with the command's own complaint
     */
    public String run() {
        ComposeFile.Service application = stack.services().requireApplication();
        return stack.locked("stack migrate", () -> run(application));
    }

    private String run(ComposeFile.Service application) {
        stack.startedServer();
        List<String> command = stack.settings().migrate();
        ProcessResult result = stack.compose()
                .attempt(new ComposeCommand.Run(application.name(), command), DEADLINE, line -> {
                    if (!line.isBlank()) {
                        reporter.say("migrate: " + line.strip());
                    }
                });
        if (!result.succeeded()) {
            throw DrshException.failed(
                    "'" + String.join(" ", command) + "' failed: " + complaint(result), next(result));
        }
        return result.stdout().lines().filter(line -> !line.isBlank()).reduce("done", (first, last) -> last.strip());
    }

    private static String complaint(ProcessResult result) {
        return result.stderr()
                .lines()
                .filter(line -> line.startsWith("Error"))
                .findFirst()
                .orElse(result.complaint());
    }

    /** Prisma's error codes, from its error reference. */
    private static String next(ProcessResult result) {
        String said = result.stdout() + result.stderr();
        if (said.contains("P3009")) {
            return "a migration failed before the backup was made: 'prisma migrate resolve' it, then run this again";
        }
        if (said.contains("P1002")) {
            return "another migration holds the lock: stop the application ('stack stop app'), then run this again";
        }
        return "correct what it names, then run 'stack migrate' again";
    }
}
