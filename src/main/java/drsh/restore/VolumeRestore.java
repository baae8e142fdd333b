package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.BackupVerifier;
import drsh.backup.Manifest;
import drsh.backup.ToldInput;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.restore.VolumeReplacement.Replaced;
import drsh.restore.VolumeTransition.Operation;
import drsh.stack.Stack;
import drsh.volume.IsolatedServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Restores the backup of a volume by replacing the whole volume: all databases, roles and settings of the server with
 * it. For a cluster that does not start any more, a volume that was lost, or a server that is to go back as a whole; the
 * volume that is replaced is kept. To bring back one database beside the others, see {@link Restore}.
 */
public final class VolumeRestore {

    private final Stack stack;
    private final BackupVerifier verifier;
    private final Restore.Settings settings;
    private final Clock clock;
    private final Reporter reporter;

    /** Restores volumes of that stack. */
    public VolumeRestore(
            Stack stack, BackupVerifier verifier, Restore.Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.verifier = verifier;
        this.settings = settings;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Checks, without changing or starting anything of the stack, what can be checked before: it reads the whole
     * archive.
     *
     * @throws DrshException (refused) saying why it would not work
     */
    public void preflight(Backup backup) {
        checked(backup);
    }

    /**
     * Restores that backup. The application is neither stopped nor started: its connections break, and come back when
     * the database answers again.
     *
     * @return what was done, with remarks where something needs attention all the same
     * @throws DrshException (refused) when nothing was changed; (failed, interrupted) when it was taken back, or saying
     *     what state things are in
     */
    public VolumeRestored run(Backup backup) {
        new VolumePreflight(stack, settings.accepted(), reporter).backup(backup, files(backup));
        return stack.locked("restore run --volume", () -> {
            long start = System.nanoTime();
            VolumeContent.OfBackup content = checked(backup);
            KeptVolumes keptVolumes = new KeptVolumes(stack);
            // Under the lock nobody is at work in them.
            keptVolumes.leftovers().forEach(keptVolumes::discard);
            Facts facts = held(content);
            if (stack.services().application() != null
                    && stack.databaseContainer().isPresent()) {
                reporter.say(
                        "the application's connections break now, and can come back when the database is up again");
            }
            Replaced replaced = new VolumeReplacement(stack, clock, reporter)
                    .run(Operation.RESTORE, backup.id().value(), content);
            return restored(backup.manifest(), facts, replaced, start);
        });
    }

    private BackupFiles files(Backup backup) {
        return verifier.files(backup.copies().get(0));
    }

    private VolumeContent.OfBackup checked(Backup backup) {
        VolumePreflight preflight = new VolumePreflight(stack, settings.accepted(), reporter);
        preflight.backup(backup, files(backup));
        preflight.volume();
        VolumeContent.OfBackup content = preflight.archive(backup.manifest(), files(backup));
        preflight.room(content.archive().bytes(), "the archive");
        return content;
    }

    /** Starts a server from the archive in a new volume, beside the stack, and reads what it holds. */
    private Facts held(VolumeContent.OfBackup content) {
        Manifest manifest = content.manifest();
        reporter.say("starting a server from the archive, beside the stack, to see that it starts and what it holds");
        long size = manifest.data().contentSize();
        try (InputStream tar =
                        new ToldInput(content.stored().open(manifest.data()), "unpacking the archive", size, reporter);
                IsolatedServer isolated =
                        IsolatedServer.start(stack.engine(), stack.databaseService(), content.archive(), tar)) {
            return held(manifest, isolated.server());
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "'" + manifest.data().file() + "' could not be read to its end; nothing was changed",
                    "look at the disk of the backups, or use another backup ('backup list')");
        } catch (RuntimeException e) {
            throw Loader.unchanged(e);
        }
    }

    private Facts held(Manifest manifest, PostgresServer server) {
        if (!server.exists(stack.database())) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The archive of backup " + manifest.id() + " holds no database '" + stack.database() + "'",
                    "use another backup ('backup list')");
        }
        Facts found = FactsReader.read(server, stack.database(), settings.limits());
        Facts recorded = manifest.facts();
        List<Difference> differences = recorded == null ? List.of() : FactsComparison.differences(recorded, found);
        if (!differences.isEmpty()) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The archive of backup " + manifest.id() + " does not hold what its manifest says ("
                            + differences.get(0) + ")",
                    "use another backup ('backup list')");
        }
        reporter.say("it starts, and holds " + found.tables().size() + " tables with " + found.rows() + " rows"
                + (recorded == null ? "" : ", as recorded"));
        return found;
    }

    private VolumeRestored restored(Manifest manifest, Facts expected, Replaced replaced, long start) {
        try {
            Facts found = FactsReader.read(replaced.server(), stack.database(), settings.limits());
            List<Remark> remarks = new LiveRemarks(stack, replaced.server(), reporter)
                    .facts(expected, found)
                    .login()
                    .collations()
                    .all();
            return new VolumeRestored(
                    manifest.id(),
                    manifest.time(),
                    found,
                    manifest.facts() != null,
                    stack.databaseService().volume(),
                    replaced.kept(),
                    replaced.outage(),
                    Duration.ofNanos(System.nanoTime() - start),
                    remarks);
        } catch (DrshException e) {
            throw new DrshException(
                    e.outcome() == Outcome.INTERRUPTED ? e.outcome() : Outcome.FAILED,
                    "Backup " + manifest.id() + " is restored and live"
                            + (replaced.kept() == null ? "" : ", what was live is kept as '" + replaced.kept() + "'")
                            + ", but the last checks did not end: " + e.what(),
                    "look at 'stack status'; 'restore undo' brings back what was live",
                    e);
        }
    }
}
