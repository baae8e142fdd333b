package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.BackupVerifier;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.postgres.Roles;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.Swap;
import drsh.stack.ApplicationLogin;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Restores a backup: prepares it in a scratch database, compares that with the facts of the backup, and only then swaps
 * it in. Until the swap the live database is not touched; after it, the replaced one is kept.
 */
public final class Restore {

    private final Stack stack;
    private final BackupVerifier verifier;
    private final Settings settings;
    private final Clock clock;
    private final Reporter reporter;

    /**
     * How to restore.
     *
     * @param jobs how many jobs of pg_restore work at once
     * @param limits how far facts are exact
     */
    public record Settings(int jobs, FactsLimits limits) {}

    /** Restores backups into that stack. */
    public Restore(Stack stack, BackupVerifier verifier, Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.verifier = verifier;
        this.settings = settings;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Checks, without changing or starting anything, what can be checked before a restore of that backup.
     *
     * @throws DrshException (refused) saying why it would not work
     */
    public void preflight(Backup backup) {
        RestorePreflight preflight = new RestorePreflight(stack);
        preflight.backup(backup);
        preflight.key(files(backup), backup.manifest());
        preflight.bytes(files(backup));
        if (stack.databaseContainer().isPresent()) {
            preflight.server(stack.server(), backup.manifest());
        }
    }

    /**
     * Restores that backup. Only the database is started where the stack is down.
     *
     * @throws DrshException (refused) when nothing was changed, (failed) when the restore failed and the live database
     *     is as it was, (verification failed) when what was restored differs from what was backed up, (attention) when
     *     the restore is done and the application cannot log in
     */
    public Restored run(Backup backup) {
        RestorePreflight preflight = new RestorePreflight(stack);
        preflight.backup(backup);
        preflight.key(files(backup), backup.manifest());
        return stack.locked("restore run", () -> {
            long start = System.nanoTime();
            reporter.say("starting the database where it does not run");
            PostgresServer server = stack.startedServer();
            preflight.server(server, backup.manifest());
            try (Loaded loaded = load(server, backup)) {
                Restored restored = prepareAndSwap(server, backup.manifest(), loaded, start);
                Interruptions.putOff(() -> proveLogin(server));
                return restored;
            }
        });
    }

    private BackupFiles files(Backup backup) {
        return verifier.files(backup.copies().get(0));
    }

    private Loaded load(PostgresServer server, Backup backup) {
        return backup.manifest().method() == Method.VOLUME
                ? new VolumeLoader(stack, server, settings.limits(), reporter).load(backup.manifest(), files(backup))
                : new Loader(server, reporter).load(backup.manifest(), files(backup));
    }

    private Restored prepareAndSwap(PostgresServer server, Manifest manifest, Loaded loaded, long start) {
        DatabaseName live = stack.database();
        KeptDatabases beside = new KeptDatabases(server, live);
        dropLeftovers(server, beside);
        String globals = loaded.globals();
        List<String> made = globals == null ? List.of() : new Roles(server).restore(globals);
        boolean replaces = server.exists(live);
        DatabaseProperties own = loaded.properties();
        DatabaseProperties properties = own == null && replaces ? server.properties(live) : own;
        reporter.say("restoring into the scratch database beside '" + live + "'");
        ScratchDatabase scratch = ScratchDatabase.create(server, beside.forScratch(clock.instant()), properties);
        try {
            loaded.into(scratch, settings.jobs());
            if (properties != null) {
                scratch.apply(properties);
            }
            Facts found = scratch.facts(settings.limits());
            new Comparison(reporter).require(manifest, loaded, found);
            DatabaseName kept = beside.forBefore(clock.instant());
            reporter.say((loaded.facts() == null ? "all that it lists is there" : "equal to what was backed up")
                    + "; swapping it in");
            Duration outage = new Swap(server).exchange(live, scratch.name(), kept);
            Interruptions.putOff(() -> proveSwapped(server, live, scratch.name()));
            return new Restored(
                    manifest.id(),
                    manifest.time(),
                    found,
                    loaded.facts() != null,
                    replaces ? kept : null,
                    made,
                    Duration.ofNanos(System.nanoTime() - start),
                    outage);
        } catch (DrshException e) {
            RuntimeException told = e.outcome() == Outcome.INTERRUPTED ? interrupted(server, scratch, live, e) : e;
            dropQuietly(scratch, e);
            throw told;
        } catch (RuntimeException e) {
            dropQuietly(scratch, e);
            throw e;
        }
    }

    /** A swap that has begun goes on without drsh: whether the scratch database is still there tells how it ended. */
    private static DrshException interrupted(
            PostgresServer server, ScratchDatabase scratch, DatabaseName live, DrshException e) {
        try {
            return server.exists(scratch.name())
                    ? new DrshException(
                            Outcome.INTERRUPTED, "Interrupted; '" + live + "' is unchanged", "run it again", e)
                    : new DrshException(
                            Outcome.INTERRUPTED,
                            "Interrupted after the swap; '" + live + "' holds the backup",
                            "'restore undo' brings back what was live",
                            e);
        } catch (DrshException unknown) {
            e.addSuppressed(unknown);
            return e;
        }
    }

    /** Under the lock nobody is at work in them: their restore was killed, or its server was. */
    private void dropLeftovers(PostgresServer server, KeptDatabases beside) {
        for (DatabaseName leftover : beside.leftovers()) {
            reporter.say("dropping " + leftover + ", which an earlier restore left unfinished");
            server.drop(leftover);
        }
    }

    private static void proveSwapped(PostgresServer server, DatabaseName live, DatabaseName scratch) {
        List<DatabaseName> there;
        try {
            there = server.databases();
        } catch (DrshException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The swap is done, but the server does not answer any more: " + e.what(),
                    "look at 'stack logs', then at 'restore list'",
                    e);
        }
        if (!there.contains(live) || there.contains(scratch)) {
            throw DrshException.failed(
                    "After the swap the databases are not as they should be: " + there, "look at 'restore list'");
        }
    }

    private void proveLogin(PostgresServer server) {
        try {
            reporter.say(new ApplicationLogin(stack).prove(server));
        } catch (DrshException e) {
            throw new DrshException(e.outcome(), "The backup is restored and live, but: " + e.what(), e.next(), e);
        }
    }

    private static void dropQuietly(ScratchDatabase scratch, RuntimeException cause) {
        try {
            Interruptions.putOff(scratch::drop);
        } catch (RuntimeException e) {
            // The first failure is what the operator must see; the leftover is named by 'restore list'.
            cause.addSuppressed(e);
        }
    }
}
