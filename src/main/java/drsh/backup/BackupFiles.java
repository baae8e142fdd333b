package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ContentInput;
import drsh.artifact.Keys;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Interruptions;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files of a backup at one place, and the keys that open them. */
public final class BackupFiles {

    private final Storage storage;
    private final Keys keys;
    private final Manifest manifest;

    /** Those of that backup in that storage. */
    public BackupFiles(Storage storage, Keys keys, Manifest manifest) {
        this.storage = storage;
        this.keys = keys;
        this.manifest = manifest;
    }

    /** Whether this host may be able to read what is in them. */
    public boolean mayOpen() {
        return keys.mayOpen(manifest.encryption());
    }

    /**
     * Opens a file at the beginning of its content. Its end proves that it is whole: see {@link ContentInput}.
     *
     * @throws DrshException (verification failed) when it is missing or has another size, (refused) when no key opens
     *     it and its stored bytes are those of the manifest
     */
    public InputStream open(Artifact artifact) throws IOException {
        return opened(artifact);
    }

    private ContentInput opened(Artifact artifact) throws IOException {
        requireThere(artifact);
        InputStream file = storage.open(artifact.file());
        try {
            return ContentInput.checked(file, artifact, keys);
        } catch (DrshException e) {
            throw e.outcome() == Outcome.REFUSED ? closed(e) : e;
        }
    }

    private DrshException closed(DrshException e) {
        return new DrshException(
                Outcome.REFUSED,
                "Backup " + manifest.id() + " cannot be opened: " + e.what() + "; nothing was changed",
                e.next(),
                e);
    }

    /**
     * Tries the keys.
     *
     * @throws DrshException as {@link #open}
     */
    void requireOpens() {
        reading(manifest.data(), () -> {
            opened(manifest.data()).close();
            return manifest;
        });
    }

    /**
     * Compares the stored bytes with the manifest, and what is in them where a key is needed and there is one.
     *
     * @throws DrshException (verification failed) naming the file
     */
    public void checkBytes() {
        for (Artifact artifact : manifest.artifacts()) {
            checkBytes(artifact);
        }
    }

    private void checkBytes(Artifact artifact) {
        boolean open = artifact.encrypted() && mayOpen();
        Artifact seen = open ? artifact : Artifact.plain(artifact.file(), artifact.size(), artifact.sha256());
        reading(artifact, () -> {
            try (ContentInput content = opened(seen)) {
                content.drain();
            }
            return artifact;
        });
    }

    /** Whether the stored bytes are those of the manifest; no key is needed to tell. */
    boolean storedAsRecorded() {
        try {
            for (Artifact artifact : manifest.artifacts()) {
                try (ContentInput stored =
                        opened(Artifact.plain(artifact.file(), artifact.size(), artifact.sha256()))) {
                    stored.drain();
                }
            }
            return true;
        } catch (DrshException e) {
            return e.outcome() != Outcome.UNVERIFIED;
        } catch (IOException e) {
            // A disk in trouble says nothing of the backup.
            return true;
        }
    }

    /** All that is in a small file, such as the roles. */
    public String text(Artifact artifact) {
        return reading(artifact, () -> {
            try (ContentInput content = opened(artifact)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    /** Reads something and says of which backup and file it is that went wrong. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    <T> T reading(Artifact artifact, Reading<T> reading) {
        try {
            return reading.read();
        } catch (DrshException e) {
            throw e.outcome() == Outcome.UNVERIFIED ? damaged(e) : e;
        } catch (IOException e) {
            throw Interruptions.or(
                    e,
                    new DrshException(
                            Outcome.UNVERIFIED,
                            "'" + artifact.file() + "' in " + storage.where() + " cannot be read to its end",
                            "look at that disk, and use another backup ('backup list')",
                            e));
        }
    }

    /** The same failure, naming the backup. */
    DrshException damaged(DrshException e) {
        return new DrshException(
                Outcome.UNVERIFIED, "Backup " + manifest.id() + " cannot be used: " + e.what(), e.next(), e);
    }

    private void requireThere(Artifact artifact) {
        if (!storage.names().contains(artifact.file())) {
            throw unverified("'" + artifact.file() + "' is missing, or no file of its own (" + storage.where() + ")");
        }
        long size = storage.size(artifact.file());
        if (size != artifact.size()) {
            throw unverified("'" + artifact.file() + "' has " + size + " bytes instead of " + artifact.size());
        }
    }

    private static DrshException unverified(String how) {
        return new DrshException(Outcome.UNVERIFIED, how, "use another backup ('backup list')");
    }
}
