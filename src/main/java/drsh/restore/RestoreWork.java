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
    private final Restore.Settings settings;
    private final Preparation preparation;

    RestoreWork(Stack stack, BackupVerifier verifier, Restore.Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.verifier = verifier;
        this.settings = settings;
        this.clock = clock;
        this.reporter = reporter;
        this.preparation = new Preparation(stack, verifier, settings, clock, reporter);
    }

    /**
     * All that can be checked without changing or starting anything.
     *
     * @param purpose what the restored database is for
     */
    void preflight(Backup backup, Purpose purpose) {
        RestorePreflight preflight = first(backup, purpose, reporter);
        preflight.bytes(files(backup));
        if (stack.databaseContainer().isPresent()) {
            onServer(preflight, stack.server(), backup, purpose);
        }
    }

    /** What a restored database is for: what goes live has more to fit. */
    enum Purpose {
        /** It stays beside the live one. */
        BESIDE,
        /** It is swapped in. */
        SWAP,
        /** It gets the place of the live one, which is dropped first. */
        IN_PLACE
    }

    private RestorePreflight first(Backup backup, Purpose purpose, Reporter told) {
        RestorePreflight preflight = new RestorePreflight(stack, settings.accepted(), told);
        preflight.backup(backup);
        preflight.key(files(backup), backup.manifest());
        if (purpose != Purpose.BESIDE) {
            preflight.migrations(backup.manifest());
        }
        return preflight;
    }

    private void onServer(RestorePreflight preflight, PostgresServer server, Backup backup, Purpose purpose) {
        boolean frees = purpose == Purpose.IN_PLACE && server.exists(live());
        preflight.server(server, backup.manifest(), settings.jobs(), frees ? server.size(live()) : 0);
        preflight.content(server, backup.manifest(), files(backup));
        if (purpose == Purpose.IN_PLACE) {
            preflight.refuseConnected(server);
        } else if (purpose == Purpose.SWAP) {
            preflight.sayOpenTransactions(server);
        }
    }

    /** Whether nobody can write to the live database, in this moment. */
    void requireAlone(PostgresServer server) {
        new RestorePreflight(stack, settings.accepted(), reporter).refuseConnected(server);
    }

    /** Whether this host could open it. */
    void requireKey(Backup backup) {
        new RestorePreflight(stack, settings.accepted(), reporter).key(files(backup), backup.manifest());
    }

    /** Whether the stored bytes are right, for work that cannot wait until they are read. */
    void requireBytes(Backup backup) {
        new RestorePreflight(stack, settings.accepted(), reporter).bytes(files(backup));
    }

    /**
     * Does it under the lock, with the database started where it did not run. What {@link #preflight} has said is not said
     * again: that is all but what only a running server can tell.
     */
    <T> T locked(String operation, Backup backup, Purpose purpose, Function<PostgresServer, T> work) {
        first(backup, purpose, Reporter.SILENT);
        return stack.locked(operation, () -> {
            Reporter told = stack.databaseContainer().isEmpty() ? reporter : Reporter.SILENT;
            PostgresServer server = started();
            onServer(new RestorePreflight(stack, settings.accepted(), told), server, backup, purpose);
            return toldUnchanged(work, server);
        });
    }

    /** Whoever has changed something names the live database; all other interrupts left it alone. */
    private <T> T toldUnchanged(Function<PostgresServer, T> work, PostgresServer server) {
        try {
            return work.apply(server);
        } catch (DrshException e) {
            throw e.outcome() != Outcome.INTERRUPTED || e.what().contains("'" + live() + "'")
                    ? e
                    : new DrshException(
                            Outcome.INTERRUPTED, "Interrupted; '" + live() + "' is unchanged", "run it again", e);
        }
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
