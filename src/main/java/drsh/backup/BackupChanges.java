package drsh.backup;

import drsh.artifact.Artifact;
import drsh.command.DrshException;
import drsh.docker.Interruptions;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** What is done to backups that are there: notes are changed, copies deleted. */
public final class BackupChanges {

    private BackupChanges() {}

    /** Pins it everywhere: it is never expired then. */
    public static void pin(Backup backup) {
        note(backup, notes -> notes.pinned(true));
    }

    /** Lets retention decide again. */
    public static void unpin(Backup backup) {
        note(backup, notes -> notes.pinned(false));
    }

    /**
     * The operator knows why it is so small: it is as good as any other.
     *
     * @throws DrshException as {@link #requireAcceptable}
     */
    public static void accept(Backup backup) {
        requireAcceptable(backup);
        note(backup, notes -> notes.suspect(null));
    }

    /**
     * To accept is to say that a small backup is right, and says nothing of its bytes.
     *
     * @throws DrshException (refused) when it is not suspect, a file of it is missing, or it does not count as verified
     */
    public static void requireAcceptable(Backup backup) {
        String id = "Backup " + backup.id();
        if (!backup.present()) {
            throw DrshException.refused(
                    id + " cannot be accepted: a file of it is missing or has another size",
                    "use another backup ('backup list'); 'backup verify " + backup.id() + "' says which file");
        }
        if (!backup.verified()) {
            throw DrshException.refused(
                    id + " cannot be accepted: it was never read to its end, or was damaged when it was read last",
                    "'backup verify " + backup.id() + "' reads it");
        }
        if (backup.copies().stream().allMatch(copy -> copy.manifest().notes().suspect() == null)) {
            throw DrshException.refused(
                    id + " is not suspect: there is nothing to accept",
                    "see 'backup show " + backup.id() + "' for what is known of it");
        }
    }

    private static void note(Backup backup, UnaryOperator<Notes> change) {
        for (Backup.Copy copy : backup.copies()) {
            Storage storage = copy.place().storage();
            try {
                ManifestFile.write(
                        storage,
                        copy.manifest().with(change.apply(copy.manifest().notes())),
                        true);
            } catch (IOException e) {
                throw Interruptions.orFailed(
                        e,
                        "The manifest of backup " + backup.id() + " could not be changed in " + storage.where(),
                        "look at the owner, mode and free space there");
            }
        }
    }

    /**
     * Deletes it at one place. The manifest goes first: whatever a crash leaves is no backup any more.
     *
     * @throws DrshException (refused) when it is pinned, (failed) when a file cannot be deleted
     */
    public static void delete(Backup.Copy copy) {
        if (now(copy).notes().pinned()) {
            throw DrshException.refused(
                    "Backup " + copy.manifest().id() + " is pinned",
                    "let go of it first: 'backup unpin " + copy.manifest().id() + "'");
        }
        Storage storage = copy.place().storage();
        storage.delete(ManifestFile.name(copy.manifest()));
        for (Artifact artifact : copy.manifest().artifacts()) {
            storage.delete(artifact.file());
        }
    }

    /** What its manifest says in this moment: somebody may have pinned it since it was looked at. */
    private static Manifest now(Backup.Copy copy) {
        String name = ManifestFile.name(copy.manifest());
        if (!copy.place().storage().names().contains(name)) {
            // What is left of a deletion that broke off has none any more.
            return copy.manifest();
        }
        try (InputStream json = copy.place().storage().open(name)) {
            return ManifestJson.read(name, json);
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "The manifest '" + name + "' cannot be read in "
                            + copy.place().storage().where(),
                    "look at its owner and mode");
        }
    }
}
