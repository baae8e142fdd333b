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
import drsh.postgres.Listing;
import drsh.postgres.PlainScript;
import drsh.postgres.PostgresServer;
import drsh.postgres.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
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
            PlainScript script = new PlainScript();
            boolean plain = manifest.method() == Method.PLAIN;
            String path = put(folder, manifest.data(), files, plain ? script::watching : content -> content);
            Listing listing = plain ? script.end() : listing(manifest, files);
            requireEntries(manifest, listing.entries());
            return new Loaded(
                    folder,
                    path,
                    plain,
                    manifest.facts(),
                    manifest.facts() == null ? structure(listing) : null,
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
            throw unchanged(named(manifest, e));
        }
    }

    private static String put(
            TemporaryFolder folder, Artifact data, BackupFiles files, UnaryOperator<InputStream> watching)
            throws IOException {
        try (InputStream content = watching.apply(files.open(data))) {
            String path = folder.put("backup", content, data.contentSize());
            // The copy has asked for all bytes, and not yet for what comes behind them: the proof.
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return path;
        }
    }

    private Listing listing(Manifest manifest, BackupFiles files) throws IOException {
        return new Archives(server.engine(), server.containerId())
                .listing(() -> files.open(manifest.data()), manifest.data().contentSize());
    }

    private Structure structure(Listing listing) {
        reporter.say("its facts are not known: what is restored is compared with the list of its objects");
        return listing.structure();
    }

    /**
     * Whether it holds as much as its manifest says. The digests tell that the bytes are those of the manifest, and a
     * manifest can be edited, or put beside the file of another backup.
     *
     * @throws DrshException (verification failed) when it does not
     */
    static void requireEntries(Manifest manifest, int found) {
        if (found != manifest.entries()) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "it has " + found + " entries instead of " + manifest.entries(),
                    "use another backup ('backup list')");
        }
    }

    /** What knows only the content speaks of it as "it". */
    private static RuntimeException named(Manifest manifest, RuntimeException e) {
        return e instanceof DrshException damage
                        && damage.outcome() == Outcome.UNVERIFIED
                        && !damage.what().startsWith("Backup ")
                ? new DrshException(
                        Outcome.UNVERIFIED,
                        "Backup " + manifest.id() + " cannot be used: " + damage.what(),
                        damage.next(),
                        damage)
                : e;
    }

    /** Damage that is found before anything was begun is a refusal. */
    static RuntimeException unchanged(RuntimeException e) {
        return e instanceof DrshException damage && damage.outcome() == Outcome.UNVERIFIED
                ? new DrshException(Outcome.REFUSED, damage.what() + "; nothing was changed", damage.next(), damage)
                : e;
    }
}
