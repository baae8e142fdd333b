package drsh.backup;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.ExecResult;
import drsh.docker.Interruptions;
import drsh.docker.TemporaryFolder;
import drsh.postgres.Archives;
import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Dump;
import drsh.postgres.Facts;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup. The order is the point: dump and roles into hidden files, on disk, read back and verified with the
 * server's own tools, then their names, then the manifest. Whatever goes wrong before that leaves nothing that could be
 * taken for a backup.
 */
public final class BackupMaker {

    /** The last words of {@code pg_dumpall}. */
    private static final String GLOBALS_TRAILER = "-- PostgreSQL database cluster dump complete";

    private final Stack stack;
    private final Storage storage;
    private final FactsLimits limits;
    private final Clock clock;
    private final Reporter reporter;

    /** Makes backups of that stack in that storage. */
    public BackupMaker(Stack stack, Storage storage, FactsLimits limits, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.storage = storage;
        this.limits = limits;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Makes one in the custom format.
     *
     * @param label the operator's words, or null
     * @throws DrshException when it cannot be made or is not whole; the storage is as it was then
     */
    public Manifest create(@Nullable String label) {
        PostgresServer server = stack.server();
        DatabaseName database = stack.database();
        refuseFullDisk(server, database);
        return stack.locked("backup create", () -> dumped(server, database, label));
    }

    private Manifest dumped(PostgresServer server, DatabaseName database, @Nullable String label) {
        try (Dump dump = Dump.begin(server, database)) {
            OffsetDateTime time = OffsetDateTime.now(clock);
            BackupId id = freeId(time);
            reporter.say("backup " + id + " of database '" + database + "' in " + storage.where());
            return write(server, dump, id, time, label);
        } catch (DrshException e) {
            throw e.outcome() != Outcome.INTERRUPTED
                    ? e
                    : new DrshException(
                            Outcome.INTERRUPTED,
                            "Interrupted; no backup was made and nothing is left",
                            "run it again",
                            e);
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "The backup could not be written to " + storage.where() + " (" + e.getMessage()
                            + "); nothing was left behind",
                    "look at its free space, owner and mode");
        }
    }

    private Manifest write(PostgresServer server, Dump dump, BackupId id, OffsetDateTime time, @Nullable String label)
            throws IOException {
        Facts facts = dump.facts(limits);
        DatabaseProperties properties = dump.properties();
        int version = server.version();
        String compression = dump.compression(version);
        try (PendingFile data = storage.create(id.fileStem() + ".dump");
                PendingFile globals = storage.create(id.fileStem() + ".globals.sql")) {
            Manifest.Artifact dumped = fill(data, id.fileStem() + ".dump", "dump", out -> dump.write(out, compression));
            Manifest.Artifact roles = fill(globals, id.fileStem() + ".globals.sql", "roles", dump::writeGlobals);
            requireTrailer(globals);
            reporter.say("reading the backup back");
            try (TemporaryFolder folder = TemporaryFolder.in(server.engine(), server.containerId())) {
                Archives archives = new Archives(server.engine(), server.containerId());
                int entries;
                try (InputStream stored = data.reopen()) {
                    entries = archives.readThrough(folder.put(dumped.file(), stored, dumped.size()));
                }
                Manifest manifest = new Manifest(
                        Manifest.VERSION,
                        id,
                        stack.name().value(),
                        stack.database().value(),
                        "custom",
                        time,
                        clock.getZone().getId(),
                        Duration.between(time.toInstant(), clock.instant()),
                        dumped,
                        roles,
                        "none",
                        compression,
                        version,
                        archives.toolVersion(),
                        entries,
                        server.size(stack.database()),
                        facts,
                        properties,
                        label,
                        false,
                        OffsetDateTime.now(clock));
                commit(data, globals, manifest);
                return manifest;
            }
        }
    }

    private Manifest.Artifact fill(PendingFile file, String name, String what, Function<OutputStream, ExecResult> tool)
            throws IOException {
        Digest written = new Digest();
        tool.apply(written.through(file.out(), bytes -> reporter.progress(what, bytes, -1)))
                .orFail("The " + what + " failed and nothing was kept", "look at 'stack logs', then try again");
        file.sync();
        String sha256 = written.hex();
        try (InputStream stored = file.reopen()) {
            Digest read = Digest.of(stored);
            if (read.size() != written.size() || !read.hex().equals(sha256)) {
                throw new DrshException(
                        Outcome.UNVERIFIED,
                        "The " + what + " reads back from " + storage.where() + " differently than it was written",
                        "do not trust that disk; use another directory");
            }
        }
        return new Manifest.Artifact(name, written.size(), sha256);
    }

    private void commit(PendingFile data, PendingFile globals, Manifest manifest) throws IOException {
        try {
            data.commit();
            globals.commit();
            ManifestFile.write(storage, manifest, false);
        } catch (IOException | RuntimeException e) {
            data.withdraw();
            globals.withdraw();
            throw e;
        }
    }

    /** A list of roles that was cut off looks like a shorter one, whatever the exit code said. */
    private void requireTrailer(PendingFile globals) throws IOException {
        try (InputStream stored = globals.reopen()) {
            if (!new String(stored.readAllBytes(), StandardCharsets.UTF_8).contains(GLOBALS_TRAILER)) {
                throw DrshException.failed(
                        "The roles were not written to their end and nothing was kept",
                        "look at 'stack logs', then try again");
            }
        }
    }

    private BackupId freeId(OffsetDateTime time) {
        BackupId first = BackupId.at(time.toLocalDateTime());
        BackupId id = first;
        for (int number = 2; taken(id); number++) {
            id = first.numbered(number);
        }
        return id;
    }

    private boolean taken(BackupId id) {
        return storage.names().stream().anyMatch(name -> name.startsWith(id.fileStem() + "."));
    }

    private void refuseFullDisk(PostgresServer server, DatabaseName database) {
        // A compressed dump is smaller than the database; half of it is a bound that real data keeps.
        long needed = (server.exists(database) ? server.size(database) : 0) / 2;
        if (storage.free() < needed) {
            throw DrshException.refused(
                    storage.where() + " has " + storage.free() / 1024 / 1024 + " MiB free, and the backup may need "
                            + needed / 1024 / 1024 + " MiB",
                    "make room there, or name another directory in drsh.yml (backups.directory)");
        }
    }
}
