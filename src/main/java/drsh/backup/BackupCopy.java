package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ContentInput;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a backup to another storage, as it is stored: no key is needed. The same order as when it was made: files,
 * read back, names, manifest.
 */
public final class BackupCopy {

    private final Reporter reporter;

    /** Tells how it goes on. */
    public BackupCopy(Reporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Copies it.
     *
     * @return whether it was not there yet
     * @throws DrshException (refused) when it cannot go there, (verification failed) when the source is damaged or the
     *     copy reads back differently; the target is as it was then
     */
    public boolean run(Backup backup, Place to) {
        if (backup.at(to.name()).filter(Backup.Copy::present).isPresent()) {
            return false;
        }
        refuseFullDisk(backup, to);
        Manifest manifest = backup.manifest();
        List<PendingFile> files = new ArrayList<>();
        try {
            for (Artifact artifact : manifest.artifacts()) {
                files.add(copied(artifact, backup.storage(), to.storage()));
            }
            commit(files, manifest, to);
            return true;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "Backup " + backup.id() + " could not be copied to "
                            + to.storage().where() + " (" + e.getMessage() + "); nothing was left there",
                    "look at the disks at both places, then run it again");
        } finally {
            files.forEach(PendingFile::close);
        }
    }

    private static void commit(List<PendingFile> files, Manifest manifest, Place to) throws IOException {
        boolean again = to.storage().names().contains(ManifestFile.name(manifest));
        List<PendingFile> named = new ArrayList<>();
        try {
            for (PendingFile file : files) {
                file.commit();
                named.add(file);
            }
            ManifestFile.write(to.storage(), manifest, again);
        } catch (IOException | RuntimeException e) {
            named.forEach(PendingFile::withdraw);
            throw e;
        }
    }

    private PendingFile copied(Artifact artifact, Storage from, Storage to) throws IOException {
        Artifact stored = Artifact.plain(artifact.file(), artifact.size(), artifact.sha256());
        PendingFile pending = to.create(artifact.file());
        try {
            try (ContentInput in = ContentInput.checked(from.open(artifact.file()), stored, message -> message)) {
                in.transferTo(told(pending.out(), artifact.size()));
            }
            pending.sync();
            try (ContentInput back = ContentInput.checked(pending.reopen(), stored, message -> message)) {
                back.drain();
            }
            return pending;
        } catch (IOException | RuntimeException e) {
            pending.close();
            throw e;
        }
    }

    private OutputStream told(OutputStream out, long size) {
        return new OutputStream() {
            private long written;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                written += length;
                reporter.progress("copy", written, size);
            }
        };
    }

    private static void refuseFullDisk(Backup backup, Place to) {
        long free = to.storage().free();
        if (free < backup.size()) {
            throw DrshException.refused(
                    to.storage().where() + " has " + Amounts.size(free) + " free, and the backup needs "
                            + Amounts.size(backup.size()),
                    "make room there ('retention plan' shows what may go)");
        }
    }
}
