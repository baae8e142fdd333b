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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Optional<Backup.Copy> there = backup.at(to.name());
        there.ifPresent(copy -> refuseAnother(backup, copy));
        if (there.filter(Backup.Copy::present).isPresent()) {
            return false;
        }
        Set<String> own = there.stream()
                .flatMap(copy -> copy.manifest().artifacts().stream())
                .map(Artifact::file)
                .collect(Collectors.toSet());
        refuseForeign(backup, to, own);
        refuseFullDisk(backup, to);
        Manifest manifest = backup.manifest();
        List<PendingFile> files = new ArrayList<>();
        try {
            for (Artifact artifact : manifest.artifacts()) {
                files.add(copied(artifact, backup.storage(), to.storage()));
            }
            commit(files, manifest, to, own);
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

    /** What is left there of an incomplete copy, its own files, is replaced. */
    private static void commit(List<PendingFile> files, Manifest manifest, Place to, Set<String> own)
            throws IOException {
        List<String> names = to.storage().names();
        boolean again = names.contains(ManifestFile.name(manifest));
        List<PendingFile> named = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                String name = manifest.artifacts().get(i).file();
                if (own.contains(name) && names.contains(name)) {
                    files.get(i).replace();
                } else {
                    files.get(i).commit();
                    named.add(files.get(i));
                }
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

    /** Two hosts may make a backup in the same second. */
    private static void refuseAnother(Backup backup, Backup.Copy there) {
        String content = backup.manifest().data().contentSha256();
        if (!content.equals(there.manifest().data().contentSha256())) {
            throw DrshException.refused(
                    there.place().storage().where() + " has another backup of the id " + backup.id(),
                    "keep the backups of each stack in a directory of their own");
        }
    }

    private static void refuseForeign(Backup backup, Place to, Set<String> own) {
        List<String> names = to.storage().names();
        for (Artifact artifact : backup.manifest().artifacts()) {
            if (names.contains(artifact.file()) && !own.contains(artifact.file())) {
                throw DrshException.refused(
                        "There is a file '" + artifact.file() + "' in "
                                + to.storage().where() + " already, and no manifest there says what it is",
                        "rename that file or delete it");
            }
        }
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
