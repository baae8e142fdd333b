package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.BackupVerifier;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every way of restoring begins with: preflight, the lock of the stack, a server that answers. */
final class RestoreWork {

    final Stack stack;
    final Clock clock;
    final Reporter reporter;
    private final BackupVerifier verifier;
    private final Preparation preparation;

    RestoreWork(Stack stack, BackupVerifier verifier, Restore.Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.verifier = verifier;
        this.clock = clock;
        this.reporter = reporter;
        this.preparation = new Preparation(stack, verifier, settings, clock, reporter);
    }

    /** All that can be checked without changing or starting anything. */
    void preflight(Backup backup) {
        RestorePreflight preflight = new RestorePreflight(stack);
        preflight.backup(backup);
        preflight.key(files(backup), backup.manifest());
        preflight.bytes(files(backup));
        if (stack.databaseContainer().isPresent()) {
            preflight.server(stack.server(), backup.manifest());
        }
    }

    /** Whether the stored bytes are right, for work that cannot wait until they are read. */
    void requireBytes(Backup backup) {
        new RestorePreflight(stack).bytes(files(backup));
    }

    /** Does it under the lock, with the database started where it did not run. */
    <T> T locked(String operation, Backup backup, Function<PostgresServer, T> work) {
        RestorePreflight preflight = new RestorePreflight(stack);
        preflight.backup(backup);
        preflight.key(files(backup), backup.manifest());
        return stack.locked(operation, () -> {
            PostgresServer server = started();
            preflight.server(server, backup.manifest());
            return work.apply(server);
        });
    }

    /** The server of the stack. */
    PostgresServer started() {
        if (stack.databaseContainer().isEmpty()) {
            reporter.say("starting the database");
        }
        return stack.startedServer();
    }

    /** Restores and compares, for whoever has something else to say when that is interrupted. */
    Preparation preparation() {
        return preparation;
    }

    /** Restores and compares; what is live is as it was whatever comes. */
    Prepared prepare(PostgresServer server, Backup backup, What what, @Nullable DatabaseProperties fallback) {
        try {
            return preparation.prepare(server, backup, what, fallback);
        } catch (DrshException e) {
            throw e.outcome() != Outcome.INTERRUPTED
                    ? e
                    : new DrshException(
                            Outcome.INTERRUPTED,
                            "Interrupted; '" + stack.database() + "' is unchanged",
                            "run it again",
                            e);
        }
    }

    /** The databases beside the live one. */
    KeptDatabases kept(PostgresServer server) {
        return new KeptDatabases(server, stack.database());
    }

    /** The live one. */
    DatabaseName live() {
        return stack.database();
    }

    private BackupFiles files(Backup backup) {
        return verifier.files(backup.copies().get(0));
    }
}
