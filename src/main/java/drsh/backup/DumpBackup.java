package drsh.backup;

import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.artifact.Written;
import drsh.command.Reporter;
import drsh.docker.ExecResult;
import drsh.postgres.Archives;
import drsh.postgres.Dump;
import drsh.postgres.Facts;
import drsh.postgres.FactsLimits;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a dump, in the custom format or as a script, with the facts of its own snapshot. */
final class DumpBackup {

    private static final int FIRST_WITH_ZSTD = 16;

    private final Stack stack;
    private final FactsLimits limits;
    private final Clock clock;
    private final Reporter reporter;

    DumpBackup(Stack stack, FactsLimits limits, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.limits = limits;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Writes it and reads it back.
     *
     * @param ids gives the id for the time of the snapshot
     * @throws IOException when the storage becomes full or breaks
     */
    Draft make(
            Method method, @Nullable Compression wanted, ArtifactWriter writer, Function<OffsetDateTime, BackupId> ids)
            throws IOException {
        PostgresServer server = stack.server();
        try (Dump dump = Dump.begin(server, stack.database())) {
            OffsetDateTime time = OffsetDateTime.now(clock);
            BackupId id = ids.apply(time);
            Facts facts = dump.facts(limits);
            Source source = new Source(
                    stack.name().value(), stack.database().value(), server.version(), server.size(stack.database()));
            Compression compression = wanted == null ? usual(method, source.major()) : wanted;
            Written data = data(method, compression, writer, id, dump);
            try {
                Written globals = writer.write(
                        id.fileStem() + Globals.ENDING,
                        Compression.NONE,
                        "roles",
                        out -> run("roles", dump.writeGlobals(out)));
                Draft draft = new Draft(
                        id,
                        method,
                        time,
                        source,
                        data,
                        globals,
                        writer.encryption(),
                        compression.toString(),
                        new Archives(server.engine(), server.containerId()).toolVersion(),
                        0,
                        facts,
                        dump.properties());
                return readBack(draft, server);
            } catch (IOException | RuntimeException e) {
                data.close();
                throw e;
            }
        }
    }

    /** What costs least time: a benchmark of 1.1 GB is in the README. */
    private static Compression usual(Method method, int major) {
        boolean inside = method == Method.CUSTOM;
        return Compression.of(inside && major < FIRST_WITH_ZSTD ? Compression.Kind.GZIP : Compression.Kind.ZSTD);
    }

    private static Written data(Method method, Compression compression, ArtifactWriter writer, BackupId id, Dump dump)
            throws IOException {
        String name = id.fileStem() + method.ending();
        return method == Method.CUSTOM
                ? writer.write(
                        name,
                        Compression.NONE,
                        "dump",
                        out -> run("dump", dump.writeCustom(out, compression.toString())))
                : writer.write(name, compression, "dump", out -> run("dump", dump.writePlain(out)));
    }

    private static void run(String what, ExecResult result) {
        result.orFail("The " + what + " failed and nothing was kept", "look at 'stack logs', then try again");
    }

    private Draft readBack(Draft draft, PostgresServer server) throws IOException {
        try {
            reporter.working("reading the backup back", null);
            Globals.requireWhole(draft.globals());
            ContentCheck check = new ContentCheck(
                    server.engine(),
                    server.containerId(),
                    () -> stack.databaseService().below());
            int entries = check.readThrough(
                            draft.method(),
                            draft.data()::content,
                            draft.data().artifact().contentSize())
                    .entries();
            return draft.entries(entries);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }
}
