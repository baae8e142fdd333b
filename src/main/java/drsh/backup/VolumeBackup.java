package drsh.backup;

import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.artifact.ContentInput;
import drsh.artifact.Written;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.VolumeAccess;
import drsh.postgres.Archives;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import drsh.stack.StoppedDatabase;
import drsh.volume.DatabaseService;
import drsh.volume.IsolatedServer;
import drsh.volume.VolumeArchive;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Archives the data volume while the database is stopped. Then, with the database running again, the archive is read
 * back, and a server is started from it in a container of its own: what that one shows are the facts of the very moment
 * of the archive, and the proof that it starts.
 */
final class VolumeBackup {

    private final Stack stack;
    private final FactsLimits limits;
    private final Clock clock;
    private final Reporter reporter;

    VolumeBackup(Stack stack, FactsLimits limits, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.limits = limits;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Writes it and reads it back.
     *
     * @param ids gives the id for the moment in which the database had stopped
     * @throws IOException when the storage becomes full or breaks
     */
    Draft make(@Nullable Compression wanted, ArtifactWriter writer, Function<OffsetDateTime, BackupId> ids)
            throws IOException {
        stack.server();
        DatabaseService service = stack.databaseService();
        Compression compression = wanted == null ? Compression.of(Compression.Kind.ZSTD) : wanted;
        AtomicReference<@Nullable OffsetDateTime> moment = new AtomicReference<>();
        AtomicReference<@Nullable BackupId> id = new AtomicReference<>();
        Written data = new StoppedDatabase(stack, reporter).during(() -> {
            OffsetDateTime time = OffsetDateTime.now(clock);
            moment.set(time);
            BackupId chosen = ids.apply(time);
            id.set(chosen);
            return archived(service, writer, chosen.fileStem() + Method.VOLUME.ending(), compression);
        });
        try {
            return readBack(
                    service,
                    Objects.requireNonNull(id.get()),
                    Objects.requireNonNull(moment.get()),
                    data,
                    writer,
                    compression);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private Written archived(DatabaseService service, ArtifactWriter writer, String name, Compression compression)
            throws IOException {
        try (VolumeAccess access =
                        stack.engine().volumes().toRead(service.project(), service.image(), service.volume());
                InputStream tar = access.read()) {
            return writer.write(name, compression, "volume", out -> tar.transferTo(out));
        }
    }

    private Draft readBack(
            DatabaseService service,
            BackupId id,
            OffsetDateTime time,
            Written data,
            ArtifactWriter writer,
            Compression compression)
            throws IOException {
        reporter.working("reading the archive back", null);
        VolumeArchive archive;
        try (ContentInput content = data.content()) {
            archive = VolumeArchive.inspect(content, service.below());
            content.drain();
        }
        if (!archive.cleanlyStopped()) {
            throw DrshException.failed(
                    "The database had not stopped cleanly when its volume was archived; nothing was kept",
                    "look at 'stack logs', and at the service's stop_grace_period, then try again");
        }
        reporter.working("starting a server from the archive, beside the stack, to read what it holds", null);
        try (ContentInput content = data.content();
                IsolatedServer isolated = IsolatedServer.start(stack.engine(), service, archive, content)) {
            return draft(id, time, data, writer, compression, archive, isolated.server());
        }
    }

    private Draft draft(
            BackupId id,
            OffsetDateTime time,
            Written data,
            ArtifactWriter writer,
            Compression compression,
            VolumeArchive archive,
            PostgresServer server)
            throws IOException {
        Written globals = writer.write(
                id.fileStem() + Globals.ENDING,
                Compression.NONE,
                "roles",
                out -> server.writeGlobals(out)
                        .orFail(
                                "The roles could not be written and nothing was kept",
                                "look at 'stack logs', then try again"));
        try {
            Globals.requireWhole(globals);
            return new Draft(
                    id,
                    Method.VOLUME,
                    time,
                    new Source(
                            stack.name().value(),
                            stack.database().value(),
                            server.version(),
                            server.size(stack.database())),
                    data,
                    globals,
                    writer.encryption(),
                    compression.toString(),
                    new Archives(server.engine(), server.containerId()).toolVersion(),
                    Math.toIntExact(archive.entries()),
                    FactsReader.read(server, stack.database(), limits),
                    server.properties(stack.database()));
        } catch (IOException | RuntimeException e) {
            globals.close();
            throw e;
        }
    }
}
