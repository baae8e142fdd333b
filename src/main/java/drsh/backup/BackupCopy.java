package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ContentInput;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
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
     * Copies it, where there is no copy of it or a damaged one.
     *
     * @return whether that was so; else the copy that is there was read and is as recorded
     * @throws DrshException (refused) when it cannot go there, (verification failed) when the source is damaged or the
     *     copy reads back differently; the target is as it was then
     */
    public boolean run(Backup backup, Place to) {
        Optional<Backup.Copy> there = backup.at(to.name());
        there.ifPresent(copy -> refuseAnother(backup, copy));
        if (there.filter(Backup.Copy::present).filter(this::whole).isPresent()) {
            return false;
        }
        Backup.Copy source = source(backup, to);
        Set<String> own = there.stream()
                .flatMap(copy -> copy.manifest().artifacts().stream())
                .map(Artifact::file)
                .collect(Collectors.toSet());
        refuseForeign(backup, to, own);
        refuseFullDisk(backup, to);
        Manifest manifest = source.manifest();
        boolean pinned = there.filter(copy -> copy.manifest().notes().pinned()).isPresent()
                || manifest.notes().pinned();
        List<PendingFile> files = new ArrayList<>();
        try {
            for (Artifact artifact : manifest.artifacts()) {
                files.add(copied(artifact, source.place().storage(), to.storage()));
            }
            commit(files, manifest.with(manifest.notes().pinned(pinned)), to, own);
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

    /** A copy that is damaged where it shall go can be made good from another place. */
    private static Backup.Copy source(Backup backup, Place to) {
        return backup.copies().stream()
                .filter(copy -> !copy.place().name().equals(to.name()))
                .findFirst()
                .orElse(backup.copies().get(0));
    }

    /** A size says nothing of the bytes. */
    private boolean whole(Backup.Copy there) {
        Storage storage = there.place().storage();
        reporter.say("there is a copy in " + storage.where() + "; reading it");
        try {
            for (Artifact artifact : there.manifest().artifacts()) {
                try (ContentInput in = ContentInput.checked(
                        told("compare", artifact, storage), stored(artifact), message -> message)) {
                    in.drain();
                }
            }
            return true;
        } catch (DrshException e) {
            if (e.outcome() != Outcome.UNVERIFIED) {
                throw e;
            }
            reporter.say("it is damaged (" + e.what() + "): it is made anew");
            return false;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "The copy of backup " + there.manifest().id() + " in " + storage.where() + " cannot be read ("
                            + e.getMessage() + ")",
                    "look at that disk");
        }
    }

    private static Artifact stored(Artifact artifact) {
        return Artifact.plain(artifact.file(), artifact.size(), artifact.sha256());
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
            Set<String> now = manifest.artifacts().stream().map(Artifact::file).collect(Collectors.toSet());
            // A damaged copy that was encrypted otherwise had other names.
            own.stream().filter(name -> !now.contains(name)).forEach(to.storage()::delete);
        } catch (IOException | RuntimeException e) {
            named.forEach(PendingFile::withdraw);
            throw e;
        }
    }

    private PendingFile copied(Artifact artifact, Storage from, Storage to) throws IOException {
        Artifact stored = stored(artifact);
        PendingFile pending = to.create(artifact.file());
        try {
            try (ContentInput in = ContentInput.checked(told("copy", artifact, from), stored, message -> message)) {
                in.transferTo(pending.out());
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

    private InputStream told(String what, Artifact artifact, Storage storage) {
        return new ToldInput(storage.open(artifact.file()), what, artifact.size(), reporter);
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
