package drsh.restore;

import drsh.artifact.Artifact;
import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.TemporaryFolder;
import drsh.postgres.Archives;
import drsh.postgres.Content;
import drsh.postgres.Listing;
import drsh.postgres.PlainScript;
import drsh.postgres.PostgresServer;
import drsh.postgres.Structure;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the content of a backup into the server's container. It is checked on the way, and used only when all of it was
 * right: nothing of a damaged backup ever reaches a database.
 */
final class Loader {

    private final PostgresServer server;
    private final Reporter reporter;

    Loader(PostgresServer server, Reporter reporter) {
        this.server = server;
        this.reporter = reporter;
    }

    /**
     * Loads a dump.
     *
     * @throws DrshException (refused) when it is damaged, or there is no room for it; nothing was changed
     */
    Loaded load(Manifest manifest, BackupFiles files) {
        TemporaryFolder folder = TemporaryFolder.in(server.engine(), server.containerId());
        try {
            @Nullable Artifact roles = manifest.globals();
            @Nullable String globals = roles == null ? null : files.text(roles);
            String path = put(folder, manifest.data(), files);
            return new Loaded(
                    folder,
                    path,
                    manifest.method() == Method.PLAIN,
                    manifest.facts(),
                    manifest.facts() == null ? structure(manifest, files) : null,
                    manifest.properties(),
                    globals);
        } catch (IOException e) {
            folder.close();
            throw Interruptions.orFailed(
                    e,
                    "'" + manifest.data().file() + "' could not be read to its end; nothing was changed",
                    "look at the disk of the backups, or use another backup ('backup list')");
        } catch (RuntimeException e) {
            folder.close();
            throw unchanged(e);
        }
    }

    private String put(TemporaryFolder folder, Artifact data, BackupFiles files) throws IOException {
        try (InputStream content = files.open(data)) {
            String path = folder.put("backup", content, data.contentSize());
            // The copy has asked for all bytes, and not yet for what comes behind them: the proof.
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return path;
        }
    }

    private Structure structure(Manifest manifest, BackupFiles files) throws IOException {
        reporter.say("its facts are not known: what is restored is compared with the list of its objects");
        Content content = () -> files.open(manifest.data());
        if (manifest.method() == Method.PLAIN) {
            try (InputStream in = content.open()) {
                return PlainScript.readThrough(in).structure();
            }
        }
        Listing listing = new Archives(server.engine(), server.containerId())
                .listing(content, manifest.data().contentSize());
        return listing.structure();
    }

    /** Damage that is found before anything was begun is a refusal. */
    static RuntimeException unchanged(RuntimeException e) {
        return e instanceof DrshException damage && damage.outcome() == Outcome.UNVERIFIED
                ? new DrshException(Outcome.REFUSED, damage.what() + "; nothing was changed", damage.next(), damage)
                : e;
    }
}
