package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupVerifier;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.TemporaryFolder;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.postgres.Roles;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.Swap;
import drsh.stack.ApplicationLogin;
import drsh.stack.Stack;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Restores a backup: prepares it in a scratch database, compares that with the facts of the backup, and only then swaps
 * it in. Until the swap the live database is not touched; after it, the replaced one is kept.
 */
public final class Restore {

    private final Stack stack;
    private final Storage storage;
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

    /** Restores backups of that storage into that stack. */
    public Restore(
            Stack stack, Storage storage, BackupVerifier verifier, Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.storage = storage;
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
        preflight.backup(backup, verifier);
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
        preflight.backup(backup, verifier);
        return stack.locked("restore run", () -> {
            long start = System.nanoTime();
            reporter.say("starting the database where it does not run");
            PostgresServer server = stack.startedServer();
            preflight.server(server, backup.manifest());
            Restored restored = prepareAndSwap(server, backup.manifest(), start);
            proveLogin(server);
            return restored;
        });
    }

    private Restored prepareAndSwap(PostgresServer server, Manifest manifest, long start) {
        DatabaseName live = stack.database();
        KeptDatabases beside = new KeptDatabases(server, live);
        Instant now = clock.instant();
        dropLeftovers(server, beside);
        List<String> made = roles(server, manifest);
        reporter.say("restoring into the scratch database beside '" + live + "'");
        ScratchDatabase scratch = ScratchDatabase.create(server, beside.forScratch(now), manifest.properties());
        try {
            fill(server, scratch, manifest);
            Facts found = compare(scratch, manifest);
            boolean replaces = server.exists(live);
            DatabaseName kept = beside.forBefore(clock.instant());
            reporter.say("equal to what was backed up; swapping it in");
            Duration outage = new Swap(server).exchange(live, scratch.name(), kept);
            proveSwapped(server, live, scratch.name());
            return new Restored(
                    manifest.id(),
                    manifest.time(),
                    found,
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

    private List<String> roles(PostgresServer server, Manifest manifest) {
        try (InputStream globals = storage.open(manifest.globals().file())) {
            return new Roles(server).restore(new String(globals.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(manifest.globals().file(), e);
        }
    }

    private void fill(PostgresServer server, ScratchDatabase scratch, Manifest manifest) {
        String file = manifest.data().file();
        try (TemporaryFolder folder = TemporaryFolder.in(server.engine(), server.containerId());
                InputStream stored = storage.open(file)) {
            scratch.restore(folder.put(file, stored, manifest.data().size()), settings.jobs());
            scratch.apply(manifest.properties());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Facts compare(ScratchDatabase scratch, Manifest manifest) {
        reporter.say("comparing it with the facts of backup " + manifest.id());
        Facts found = scratch.facts(settings.limits());
        List<Difference> differences = FactsComparison.differences(manifest.facts(), found);
        if (!differences.isEmpty()) {
            differences.forEach(difference -> reporter.say("differs: " + difference));
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "What was restored is not what was backed up (" + differences.size() + " differences, first "
                            + differences.get(0) + "); the live database is unchanged",
                    "use another backup ('backup list')");
        }
        return found;
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
            scratch.drop();
        } catch (RuntimeException e) {
            // The first failure is what the operator must see; the leftover is named by 'restore list'.
            cause.addSuppressed(e);
        }
    }

    private static DrshException unreadable(String file, IOException e) {
        return Interruptions.orFailed(
                e,
                "'" + file + "' could not be read to its end; the live database is unchanged",
                "look at the disk of the backups, or use another backup ('backup list')");
    }
}
