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

    /** The operator knows why it is so small: it is as good as any other. */
    public static void accept(Backup backup) {
        note(backup, notes -> notes.suspect(null));
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
