package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupVerifier;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.restore.preflight.Accepted;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup: prepares it in a scratch database, compares that with the facts of the backup, and only then swaps
 * it in. Until the swap the live database is not touched; after it, the replaced one is kept.
 */
public final class Restore {

    private final RestoreWork work;

    /**
     * How to restore.
     *
     * @param jobs how many jobs of pg_restore work at once
     * @param limits how far facts are exact
     * @param accepted what the operator has said to be right
     */
    public record Settings(int jobs, FactsLimits limits, Accepted accepted) {

        /** With nothing accepted. */
        public Settings(int jobs, FactsLimits limits) {
            this(jobs, limits, Accepted.NOTHING);
        }
    }

    /** Restores backups into that stack. */
    public Restore(Stack stack, BackupVerifier verifier, Settings settings, Clock clock, Reporter reporter) {
        this.work = new RestoreWork(stack, verifier, settings, clock, reporter);
    }

    /**
     * Checks, without changing or starting anything, what can be checked before a restore of that backup.
     *
     * @throws DrshException (refused) saying why it would not work
     */
    public void preflight(Backup backup) {
        work.preflight(backup, RestoreWork.Purpose.SWAP);
    }

    /** The same for one that stays beside the live database. */
    public void preflightBeside(Backup backup) {
        work.preflight(backup, RestoreWork.Purpose.BESIDE);
    }

    /**
     * Restores that backup. Only the database is started where the stack is down.
     *
     * @throws DrshException (refused) when nothing was changed, (failed) when the restore failed and the live database
     *     is as it was, (verification failed) when what was restored differs from what was backed up, (attention) when
     *     the restore is done and the application cannot log in
     */
    public Restored run(Backup backup) {
        return work.locked("restore run", backup, RestoreWork.Purpose.SWAP, server -> {
            long start = System.nanoTime();
            try (Prepared prepared = work.prepare(server, backup, What.ALL, null)) {
                work.reporter.say((prepared.compared() ? "equal to what was backed up" : "all that it lists is there")
                        + "; swapping it in");
                SwapIn swapIn = new SwapIn(work.stack, server, work.reporter);
                SwapIn.Swapped swapped = swapIn.run(
                        prepared.scratch().name(), KeptDatabases.Kind.REPLACED, work.clock.instant(), prepared::taken);
                swapIn.proveLogin(swapped.kept());
                return restored(prepared, swapped.kept(), start, swapped.outage());
            }
        });
    }

    static Restored restored(Prepared prepared, @Nullable DatabaseName kept, long start, Duration outage) {
        return new Restored(
                prepared.manifest().id(),
                prepared.manifest().time(),
                prepared.facts(),
                prepared.compared(),
                kept,
                prepared.rolesMade(),
                Duration.ofNanos(System.nanoTime() - start),
                outage);
    }

    /**
     * Restores and compares it, and keeps it beside the live database, closed to everybody, until a {@link PreparedSwap}.
     *
     * @return with no database kept, and no outage
     * @throws DrshException as {@link #run}
     */
    public Beside prepare(Backup backup) {
        return work.locked("restore prepare", backup, RestoreWork.Purpose.SWAP, server -> {
            long start = System.nanoTime();
            try (Prepared prepared = work.prepare(server, backup, What.ALL, null)) {
                DatabaseName name = work.kept(server).free(KeptDatabases.Kind.PREPARED, work.clock.instant());
                Interruptions.putOff(() -> prepared.scratch().seal(backup.id().value(), name));
                prepared.taken();
                return new Beside(name, restored(prepared, null, start, Duration.ZERO));
            }
        });
    }

    /**
     * Restores it into a new database of that name, beside the live one, which is not touched.
     *
     * @throws DrshException (refused) when there is such a database, else as {@link #run}
     */
    public Beside into(Backup backup, DatabaseName database) {
        requireFree(database);
        return work.locked("restore run --into", backup, RestoreWork.Purpose.BESIDE, server -> {
            requireFree(server, database);
            long start = System.nanoTime();
            try (Prepared prepared = work.prepare(server, backup, What.ALL, null)) {
                Interruptions.putOff(() -> prepared.scratch().rename(backup.id().value(), database));
                prepared.taken();
                return new Beside(database, restored(prepared, null, start, Duration.ZERO));
            }
        });
    }

    /**
     * Restores selected tables into a database of their own, beside the live one, which is not touched.
     *
     * @throws DrshException (refused) when the backup has no such table, else as {@link #run}
     */
    public Selected select(Backup backup, Selection selection) {
        selection.requireIn(backup.manifest());
        return work.locked("restore run --table", backup, RestoreWork.Purpose.BESIDE, server -> {
            SelectedTables tables = new SelectedTables(selection);
            try (Prepared prepared = work.prepare(server, backup, tables, null)) {
                DatabaseName name = work.kept(server).free(KeptDatabases.Kind.SELECTED, work.clock.instant());
                Interruptions.putOff(() -> prepared.scratch().rename(backup.id().value(), name));
                prepared.taken();
                return new Selected(
                        name,
                        tables.of(prepared.facts()).tables(),
                        prepared.compared(),
                        tables.whole(),
                        new CopyLines(work.stack, server).of(name, tables.chosen()));
            }
        });
    }

    /**
     * Refuses a name that is taken, the live database's above all; of the others as far as the server runs.
     *
     * @throws DrshException (refused) saying what to type instead
     */
    public void requireFree(DatabaseName database) {
        if (database.equals(work.live())) {
            throw DrshException.refused(
                    "'" + database + "' is the live database, and --into makes a new one; nothing was changed",
                    "leave --into out to replace it (what is live is kept), or name a database that is not there");
        }
        if (KeptDatabases.isKept(work.live(), database) || database.value().matches("template[01]")) {
            throw DrshException.refused(
                    "'" + database + "' is a name that drsh or the server gives itself; nothing was changed",
                    "name another one");
        }
        if (work.stack.databaseContainer().isPresent()) {
            requireFree(work.stack.server(), database);
        }
    }

    private static void requireFree(PostgresServer server, DatabaseName database) {
        if (server.exists(database)) {
            throw DrshException.refused(
                    "There is a database '" + database + "' already; nothing was changed",
                    "name one that is not there");
        }
    }
}
