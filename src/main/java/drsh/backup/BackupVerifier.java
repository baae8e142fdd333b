package drsh.backup;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.TemporaryFolder;
import drsh.postgres.Archives;
import drsh.stack.Stack;
import drsh.stack.Tools;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;

/**
 * Reads a backup to its end: the SHA-256 of the stored bytes, then the whole archive with the {@code pg_restore} of the
 * server's own image, whether the server runs or not.
 */
public final class BackupVerifier {

    private final Stack stack;
    private final Storage storage;
    private final Clock clock;
    private final Reporter reporter;

    /** Verifies backups of that stack in that storage. */
    public BackupVerifier(Stack stack, Storage storage, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.storage = storage;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Verifies and notes the time in the manifest.
     *
     * @throws DrshException (verification failed) saying what is wrong
     */
    public Manifest verify(Backup backup) {
        Manifest manifest = backup.manifest();
        verifyBytes(manifest);
        reporter.say("reading the archive with the server's own pg_restore");
        try (Tools tools = stack.tools();
                TemporaryFolder folder = TemporaryFolder.in(tools.engine(), tools.containerId());
                InputStream stored = storage.open(manifest.data().file())) {
            String path =
                    folder.put(manifest.data().file(), stored, manifest.data().size());
            verifyEntries(manifest, new Archives(tools.engine(), tools.containerId()).readThrough(path));
            Manifest verified = manifest.verified(OffsetDateTime.now(clock));
            ManifestFile.write(storage, verified, true);
            return verified;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "The backup is whole, but its manifest could not be updated in " + storage.where(),
                    "look at the owner, mode and free space there");
        }
    }

    /**
     * Compares the stored bytes with the manifest.
     *
     * @throws DrshException (verification failed) naming the file
     */
    public void verifyBytes(Manifest manifest) {
        verifyBytes(manifest.id(), manifest.data());
        verifyBytes(manifest.id(), manifest.globals());
    }

    private void verifyBytes(BackupId id, Manifest.Artifact artifact) {
        if (!storage.names().contains(artifact.file())) {
            throw damaged(id, "'" + artifact.file() + "' is missing");
        }
        long size = storage.size(artifact.file());
        if (size != artifact.size()) {
            throw damaged(id, "'" + artifact.file() + "' has " + size + " bytes instead of " + artifact.size());
        }
        try (InputStream stored = storage.open(artifact.file())) {
            if (!Digest.of(stored).hex().equals(artifact.sha256())) {
                throw damaged(id, "the SHA-256 of '" + artifact.file() + "' is not the one in the manifest");
            }
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

    private static void verifyEntries(Manifest manifest, int entries) {
        if (entries != manifest.tocEntries()) {
            throw damaged(manifest.id(), "the archive has " + entries + " entries instead of " + manifest.tocEntries());
        }
    }

    private static DrshException damaged(BackupId id, String how) {
        return new DrshException(
                Outcome.UNVERIFIED, "Backup " + id + " is damaged: " + how, "use another backup ('backup list')");
    }
}
