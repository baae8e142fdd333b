package drsh.restore;

import drsh.artifact.ContentInput;
import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.ExecResult;
import drsh.docker.Interruptions;
import drsh.docker.TemporaryFolder;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import drsh.postgres.Dump;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import drsh.volume.DatabaseService;
import drsh.volume.IsolatedServer;
import drsh.volume.VolumeArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Loads the archive of a data volume as if it were a dump: a server is started from it in a container of its own, without
 * a network, and the database is dumped from there. So the volume of the stack is not touched, and such a backup has the
 * same way of proof and the same way back as every other. Replacing the volume as a whole is another command's business.
 */
final class VolumeLoader {

    private final Stack stack;
    private final PostgresServer target;
    private final FactsLimits limits;
    private final Reporter reporter;

    VolumeLoader(Stack stack, PostgresServer target, FactsLimits limits, Reporter reporter) {
        this.stack = stack;
        this.target = target;
        this.limits = limits;
        this.reporter = reporter;
    }

    /**
     * Loads it.
     *
     * @throws DrshException (refused) when it is damaged, or no server can be started from it; nothing was changed
     */
    Loaded load(Manifest manifest, BackupFiles files) {
        try {
            DatabaseService service = stack.databaseService();
            VolumeArchive archive;
            try (InputStream content = files.open(manifest.data())) {
                archive = ContentInput.toTheEnd(content, in -> VolumeArchive.inspect(in, service.below()));
            }
            Loader.requireEntries(manifest, Math.toIntExact(archive.entries()));
            reporter.say("starting a server from the archive, beside the stack");
            try (InputStream content = files.open(manifest.data());
                    IsolatedServer isolated = IsolatedServer.start(stack.engine(), service, archive, content)) {
                return loaded(manifest, isolated.server());
            }
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "'" + manifest.data().file() + "' could not be read to its end; nothing was changed",
                    "look at the disk of the backups, or use another backup ('backup list')");
        } catch (RuntimeException e) {
            throw Loader.unchanged(e);
        }
    }

    private Loaded loaded(Manifest manifest, PostgresServer source) throws IOException {
        DatabaseName database = stack.database();
        if (!source.exists(database)) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The archive of backup " + manifest.id() + " holds no database '" + database + "'",
                    "use another backup ('backup list')");
        }
        Facts facts = FactsReader.read(source, database, limits);
        requireAsRecorded(manifest, facts);
        ByteArrayOutputStream globals = new ByteArrayOutputStream();
        source.writeGlobals(globals)
                .orFail("The roles could not be read from the archive; nothing was changed", "try again");
        TemporaryFolder folder = TemporaryFolder.in(target.engine(), target.containerId());
        try {
            return new Loaded(
                    folder,
                    carried(source, database, folder),
                    false,
                    facts,
                    null,
                    source.properties(database),
                    globals.toString(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void requireAsRecorded(Manifest manifest, Facts found) {
        Facts recorded = manifest.facts();
        List<Difference> differences = recorded == null ? List.of() : FactsComparison.differences(recorded, found);
        if (!differences.isEmpty()) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The archive of backup " + manifest.id() + " does not hold what its manifest says ("
                            + differences.get(0) + ")",
                    "use another backup ('backup list')");
        }
    }

    /** From container to container, through this machine but not onto its disk. */
    private String carried(PostgresServer source, DatabaseName database, TemporaryFolder to) throws IOException {
        reporter.say("carrying the database over to the server of the stack");
        try (TemporaryFolder from = TemporaryFolder.in(source.engine(), source.containerId())) {
            String path = from.path() + "/dump";
            ExecResult dumped = Dump.toFile(source, database, path);
            dumped.orFail("The database could not be dumped from the archive; nothing was changed", "try again");
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(source.engine().copyOut(source.containerId(), path))) {
                TarArchiveEntry entry = tar.getNextEntry();
                return to.put("backup", tar, entry.getSize());
            }
        }
    }
}
