package drsh.restore;

import drsh.artifact.ContentInput;
import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.backup.ToldInput;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.DiskSpace;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.Interruptions;
import drsh.docker.ToolContainer;
import drsh.restore.preflight.Accepted;
import drsh.stack.Stack;
import drsh.volume.DatabaseService;
import drsh.volume.IsolatedServer;
import drsh.volume.VolumeArchive;
import drsh.volume.VolumeCopy;
import drsh.volume.VolumeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/** Refuses the replacement of a volume that could not end well, before anything is changed, and says what would help. */
final class VolumePreflight {

    /** PostgreSQL refuses to start where its group may write, or anybody else do anything. */
    private static final int FORBIDDEN = 027;

    /** A tenth more: files take whole blocks, and a server writes while it is checked. */
    private static final int SPARE = 10;

    private static final String LOGICALLY = "restore the database alone: 'restore run' without --volume";

    private final Stack stack;
    private final Accepted accepted;
    private final Reporter reporter;
    private final Engine engine;
    private final LiveVolume live;

    VolumePreflight(Stack stack, Accepted accepted, Reporter reporter) {
        this.stack = stack;
        this.accepted = accepted;
        this.reporter = reporter;
        this.engine = stack.engine();
        this.live = new LiveVolume(stack, reporter);
    }

    /** What can be said of the backup without reading it. */
    void backup(Backup backup, BackupFiles stored) {
        if (backup.manifest().method() != Method.VOLUME) {
            throw DrshException.refused(
                    "Backup " + backup.id() + " is a dump (" + backup.manifest().method()
                            + "), and only a backup of the volume can replace the volume",
                    "restore it without --volume, or use a backup of the method 'volume' ('backup list')");
        }
        RestorePreflight usual = new RestorePreflight(stack, accepted, reporter);
        usual.backup(backup);
        usual.key(stored, backup.manifest());
    }

    /** Whether the live volume may be replaced now. */
    void volume() {
        new TransitionMarks(stack).find().ifPresent(VolumePreflight::refuseInterrupted);
        live.requireReplaceable();
    }

    private static void refuseInterrupted(VolumeTransition open) {
        throw DrshException.refused(
                "An earlier volume restore has not come to its end: " + open,
                "'doctor --clean' takes it back, or finishes it where it was all but done; where it is still at work, wait for it");
    }

    /** Reads the archive to its end, and refuses one that the service could not use as its volume. */
    VolumeContent.OfBackup archive(Manifest manifest, BackupFiles stored) {
        reporter.say("reading the archive of backup " + manifest.id() + " to its end");
        long size = manifest.data().contentSize();
        DatabaseService service = live.service();
        VolumeFiles files = new VolumeFiles();
        try (InputStream content = new ToldInput(stored.open(manifest.data()), "reading the archive", size, reporter)) {
            VolumeArchive archive =
                    ContentInput.toTheEnd(content, in -> VolumeArchive.inspect(in, service.below(), files));
            Loader.requireEntries(manifest, Math.toIntExact(archive.entries()));
            VolumeContent.OfBackup whole = new VolumeContent.OfBackup(manifest, stored, archive, files);
            requireUsable(whole);
            return whole;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "'" + manifest.data().file() + "' could not be read to its end; nothing was changed",
                    "look at the disk of the backups, or use another backup ('backup list')");
        } catch (RuntimeException e) {
            throw Loader.unchanged(e);
        }
    }

    private void requireUsable(VolumeContent.OfBackup content) {
        IsolatedServer.requireFits(engine, live.service(), content.archive());
        String backup = "The archive of backup " + content.manifest().id();
        refuseMore(backup, content.archive(), content.files().roots());
        refuseUnfit(backup, content.archive());
        refuseStranger(backup, content.archive(), owner(), live.service().image());
    }

    /** What lies beside the volume would land beside it again, or nowhere. */
    static void refuseMore(String backup, VolumeArchive archive, Set<String> roots) {
        if (!roots.equals(Set.of(archive.root()))) {
            throw DrshException.refused(
                    backup + " holds more than the volume: " + String.join(", ", new TreeSet<>(roots)), LOGICALLY);
        }
    }

    static void refuseUnfit(String backup, VolumeArchive archive) {
        if (!archive.cleanlyStopped()) {
            throw DrshException.refused(
                    backup
                            + " was made of a server that had not stopped cleanly, so that it would have to recover first",
                    LOGICALLY);
        }
        if ((archive.mode() & FORBIDDEN) != 0) {
            throw DrshException.refused(
                    backup + " gives its data directory the mode " + Integer.toOctalString(archive.mode())
                            + ", with which PostgreSQL does not start",
                    LOGICALLY);
        }
    }

    /** @param owner the user of the server's files, negative where nobody knows */
    static void refuseStranger(String backup, VolumeArchive archive, long owner, String image) {
        if (owner >= 0 && owner != archive.uid()) {
            throw DrshException.refused(
                    backup + " belongs to user " + archive.uid() + ", and the server of " + image + " is user " + owner
                            + ": it was made with another image",
                    "use the image that it was made with, or " + LOGICALLY);
        }
    }

    /** The user that the server runs as: as the live volume has it, else as the image has; -1 where nobody knows. */
    private long owner() {
        long found = live.exists() ? new VolumeCopy(engine, live.service()).owner(live.volume()) : -1;
        if (found >= 0) {
            return found;
        }
        try (ToolContainer tools =
                engine.tools(live.service().project(), live.service().image())) {
            String answer = engine.exec(tools.id(), Exec.of("id", "-u", "postgres"))
                    .stdout()
                    .strip();
            return answer.matches("\\d{1,9}") ? Long.parseLong(answer) : -1;
        }
    }

    /**
     * Whether the engine has room: the archive is unpacked and checked in a volume of its own, which is removed before
     * the live volume is copied; and when the copy is there, the live one is removed before it is filled again.
     */
    void room(long incoming, String what) {
        long current = live.exists() ? new VolumeCopy(engine, live.service()).size(live.volume()) : 0;
        long larger = Math.max(incoming, current);
        long needed = larger + larger / SPARE;
        long free;
        try (ToolContainer tools =
                engine.tools(live.service().project(), live.service().image())) {
            free = DiskSpace.free(engine, tools.id(), "/");
        }
        reporter.say("disk space of the engine: " + Amounts.size(free) + " free, " + Amounts.size(needed) + " needed ("
                + what + " " + Amounts.size(incoming) + ", the live volume " + Amounts.size(current) + ")");
        refuseFull(
                free,
                needed,
                what + " takes " + Amounts.size(incoming) + ", and keeping the live volume " + Amounts.size(current));
    }

    static void refuseFull(long free, long needed, String why) {
        if (free < needed) {
            throw DrshException.refused(
                    "The engine has " + Amounts.size(free) + " of disk space free, and " + Amounts.size(needed)
                            + " are needed: " + why,
                    "make room on the engine's disk ('docker system df' shows what takes it), then try again");
        }
    }
}
