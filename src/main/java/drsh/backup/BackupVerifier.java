package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.Keys;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.Listing;
import drsh.stack.Stack;
import drsh.stack.Tools;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;

/**
 * Reads a backup to its end: the SHA-256 of the stored bytes, each layer with its own proof of integrity, then the whole
 * content with what knows its format, whether the server runs or not.
 */
public final class BackupVerifier {

    private final Stack stack;
    private final Keys keys;
    private final Clock clock;
    private final Reporter reporter;

    /** Verifies backups of that stack. */
    public BackupVerifier(Stack stack, Keys keys, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.keys = keys;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What was found.
     *
     * @param manifest with the time of this verification
     * @param contentRead whether the content was read too; not so without a key that opens it. It was read when the
     *     backup was made, and the stored bytes are the same
     */
    public record Verified(Manifest manifest, boolean contentRead) {}

    /**
     * Verifies and notes the time in the manifest.
     *
     * @throws DrshException (verification failed) saying what is wrong; (refused) when the keys do not open it: it may
     *     be as good as before, and the manifest stays as it is
     */
    public Verified verify(Backup.Copy copy) {
        Manifest manifest = copy.manifest();
        BackupFiles files = files(copy);
        boolean readable = files.mayOpen();
        try {
            if (readable) {
                // Before the small file of the roles: a wrong key counts only where all of the bytes are right.
                files.requireOpens();
                readThrough(manifest, files);
            } else {
                files.checkBytes();
            }
        } catch (DrshException e) {
            forget(copy, files, e);
            throw e;
        }
        Manifest verified = manifest.with(manifest.notes().verified(OffsetDateTime.now(clock)));
        try {
            ManifestFile.write(copy.place().storage(), verified, true);
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "The backup is whole, but its manifest could not be updated in "
                            + copy.place().storage().where(),
                    "look at the owner, mode and free space there");
        }
        return new Verified(verified, readable);
    }

    /** A backup that is damaged must not be the last good one for retention. A key that does not fit is no damage. */
    private static void forget(Backup.Copy copy, BackupFiles files, DrshException found) {
        if (found.outcome() == Outcome.UNVERIFIED && !files.storedAsRecorded()) {
            Manifest manifest = copy.manifest();
            try {
                ManifestFile.write(
                        copy.place().storage(), manifest.with(manifest.notes().unverified()), true);
            } catch (IOException | DrshException e) {
                // What was found matters more than that it could not be noted.
                found.addSuppressed(e);
            }
        }
    }

    /** Its files at that place, with the keys of this host. */
    public BackupFiles files(Backup.Copy copy) {
        return new BackupFiles(copy.place().storage(), keys, copy.manifest());
    }

    private void readThrough(Manifest manifest, BackupFiles files) {
        Artifact globals = manifest.globals();
        if (globals != null) {
            files.text(globals);
        }
        reporter.working("reading " + manifest.data().file() + " to its end", null);
        files.reading(manifest.data(), () -> {
            int entries = listing(manifest, files).entries();
            if (entries != manifest.entries()) {
                throw new DrshException(
                        Outcome.UNVERIFIED,
                        "it has " + entries + " entries instead of " + manifest.entries(),
                        "use another backup ('backup list')");
            }
            return entries;
        });
    }

    private Listing listing(Manifest manifest, BackupFiles files) throws IOException {
        try (Tools tools = stack.tools()) {
            return new ContentCheck(
                            tools.engine(),
                            tools.containerId(),
                            () -> stack.databaseService().below())
                    .readThrough(
                            manifest.method(),
                            () -> files.open(manifest.data()),
                            manifest.data().contentSize());
        }
    }
}
