package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.ComposeFile;
import drsh.postgres.Facts;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
        PostgresServer server = stack.startedServer();
        sayNewer(server);
        List<String> command = stack.settings().migrate();
        ProcessResult result = stack.compose()
                .attempt(new ComposeCommand.Run(application.name(), command), DEADLINE, line -> {
                    if (!line.isBlank()) {
                        reporter.say("migrate: " + line.strip());
                    }
                });
        if (!result.succeeded()) {
            throw new MigrationTrouble(stack, server).of(result);
        }
        return result.stdout().lines().filter(line -> !line.isBlank()).reduce("done", (first, last) -> last.strip());
    }

    /** Prisma applies what is missing, finds nothing of that, and says that all is well. */
    private void sayNewer(PostgresServer server) {
        Optional<Prisma> prisma = Prisma.of(stack);
        List<Facts.Migration> there = prisma.isEmpty() || !server.exists(stack.database())
                ? List.of()
                : FactsReader.migrations(server, stack.database());
        if (!there.isEmpty()) {
            prisma.flatMap(Prisma::migrations)
                    .map(code -> MigrationState.of(code, there))
                    .filter(state -> !state.unknown().isEmpty())
                    .ifPresent(state -> reporter.say("warning: the database "
                            + (state.newer() ? "is newer than the application" : "has another history")
                            + ": the image lacks its " + String.join(", ", state.unknown())));
        }
    }
}
