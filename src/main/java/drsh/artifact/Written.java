package drsh.artifact;

import drsh.openpgp.DecryptedInput;
import drsh.openpgp.SessionKey;
import drsh.storage.PendingFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is on disk and has no name yet. Closed without a commit it is gone. */
public final class Written implements AutoCloseable {

    private final PendingFile pending;
    private final Artifact artifact;
    private final @Nullable SessionKey key;

    Written(PendingFile pending, Artifact artifact, @Nullable SessionKey key) {
        this.pending = pending;
        this.artifact = artifact;
        this.key = key;
    }

    /** What was written. */
    public Artifact artifact() {
        return artifact;
    }

    /**
     * Reads it back through all its layers. What was encrypted to public keys is opened with the session key that is
     * still in memory: so a host that cannot read its own backups has yet read each of them once.
     */
    public ContentInput content() throws IOException {
        return ContentInput.checked(pending.reopen(), artifact, in -> {
            if (key == null) {
                throw new IllegalStateException("nothing was encrypted");
            }
            return DecryptedInput.open(in, key);
        });
    }

    /** Gives it its name, for good. */
    public void commit() throws IOException {
        pending.commit();
    }

    /** Takes it away again after {@link #commit()}. */
    public void withdraw() {
        pending.withdraw();
    }

    @Override
    public void close() {
        pending.close();
    }
}
