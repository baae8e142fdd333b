package drsh.backup;

import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.artifact.KeyTrial;
import drsh.artifact.Sealing;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.Dump;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import drsh.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup. The order is the point: data and roles into hidden files, on disk, read back and verified with the
 * server's own tools, then their names, then the manifest. Whatever goes wrong before that leaves nothing that could be
 * taken for a backup.
 */
public final class BackupMaker {

    private final Stack stack;
    private final Catalog catalog;
    private final FactsLimits limits;
    private final Suspicion suspicion;
    private final Clock clock;
    private final Reporter reporter;

    /** Makes backups of that stack in the first storage of that catalog. */
    public BackupMaker(
            Stack stack, Catalog catalog, FactsLimits limits, Suspicion suspicion, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.catalog = catalog;
        this.limits = limits;
        this.suspicion = suspicion;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What is wanted.
     *
     * @param method how to make it
     * @param compression null for what costs least time
     * @param sealing who can read it
     * @param label the operator's words, or null
     */
    public record Request(
            Method method,
            @Nullable Compression compression,
            Sealing sealing,
            @Nullable String label) {}

    /**
     * Makes one.
     *
     * @return its manifest; {@link Notes#suspect()} says why it may not hold what it should
     * @throws DrshException when it cannot be made or is not whole; the storage is as it was then
     */
    public Manifest create(Request request) {
        preflight(request);
        return stack.locked("backup create", () -> made(request));
    }

    /**
     * Whether it can be made, for all that can be known before: the server answers, there is room, the compression and
     * the keys work. Nothing is changed.
     *
     * @throws DrshException (refused) when it cannot, (usage) when the compression is none for that method
     */
    public void preflight(Request request) {
        PostgresServer server = stack.server();
        refuseFullDisk(server, stack.database());
        refuseImpossible(request, server);
    }

    private Manifest made(Request request) {
        Instant begin = clock.instant();
        ArtifactWriter writer = new ArtifactWriter(storage(), request.sealing(), reporter, sizes(request));
        try (Draft draft = draft(request, writer)) {
            OffsetDateTime now = OffsetDateTime.now(clock);
            Manifest before = latestGood();
            String suspect = suspicion.of(draft.facts(), draft.source().databaseSize(), before);
            Manifest manifest = new Manifest(
                    Manifest.VERSION,
                    draft.id(),
                    false,
                    draft.method(),
                    draft.method().format(),
                    draft.time(),
                    clock.getZone().getId(),
                    Duration.between(begin, now.toInstant()),
                    draft.source(),
                    draft.data().artifact(),
                    draft.globals().artifact(),
                    draft.encryption(),
                    draft.compression(),
                    draft.tools(),
                    draft.entries(),
                    draft.facts(),
                    draft.properties(),
                    new Notes(request.label(), false, suspect, now, null));
            draft.commit(storage(), manifest);
            return manifest;
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
                    "The backup could not be written to " + storage().where() + " (" + e.getMessage()
                            + "); nothing was left behind",
                    "look at its free space, owner and mode");
        }
    }

    /** How large the newest backup that was made the same way is, for whoever waits for this one. */
    private Map<String, Long> sizes(Request request) {
        Compression wanted = request.compression();
        return catalog.contents().backups().stream()
                .map(Backup::manifest)
                .filter(manifest -> !manifest.imported() && manifest.method() == request.method())
                .filter(manifest -> wanted == null || manifest.compression().equals(wanted.toString()))
                .findFirst()
                .map(Manifest::data)
                .map(data -> data.layers().isEmpty() ? data.size() : data.contentSize())
                .map(size -> Map.of("dump", size, "volume", size))
                .orElse(Map.of());
    }

    private Draft draft(Request request, ArtifactWriter writer) throws IOException {
        return request.method() == Method.VOLUME
                ? new VolumeBackup(stack, limits, clock, reporter)
                        .make(request.compression(), writer, this::announcedId)
                : new DumpBackup(stack, limits, clock, reporter)
                        .make(request.method(), request.compression(), writer, this::announcedId);
    }

    private BackupId announcedId(OffsetDateTime time) {
        BackupId id = FreeId.at(time, storage().names());
        reporter.say("backup " + id + " of database '" + stack.database() + "' in "
                + storage().where());
        List<Backup> others = catalog.contents().backups();
        if (!others.isEmpty() && others.get(0).time().isAfter(time.toInstant())) {
            reporter.say("the clock says " + time + ", and backup "
                    + others.get(0).id() + " is of a later time: look at the clock");
        }
        return id;
    }

    private @Nullable Manifest latestGood() {
        Backup newest =
                catalog.newestGood(stack.name().value(), stack.database().value());
        return newest == null ? null : newest.manifest();
    }

    private Storage storage() {
        return catalog.storage();
    }

    /** Better before the dump than after it. */
    private static void refuseImpossible(Request request, PostgresServer server) {
        Compression compression = request.compression();
        if (compression != null && request.method() == Method.CUSTOM) {
            Dump.requireCompression(compression.toString(), server.version());
        } else if (compression != null) {
            compression.layer();
        }
        if (request.sealing().encryption().any()) {
            KeyTrial.of(request.sealing());
        }
    }

    private void refuseFullDisk(PostgresServer server, DatabaseName database) {
        // A compressed dump is smaller than the database; half of it is a bound that real data keeps.
        long needed = (server.exists(database) ? server.size(database) : 0) / 2;
        long free = storage().free();
        if (free < needed) {
            throw DrshException.refused(
                    storage().where() + " has " + Amounts.size(free) + " free, and the backup may need "
                            + Amounts.size(needed),
                    "make room there, or name another directory in drsh.yml (backups.directory)");
        }
    }
}
