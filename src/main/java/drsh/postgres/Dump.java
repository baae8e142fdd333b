package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.ExecResult;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A dump and the facts of one and the same moment: a transaction exports its snapshot, reads the facts and stays open
 * while {@code pg_dump} reads the same snapshot. So a busy application cannot make a good backup look bad.
 */
public final class Dump implements AutoCloseable {

    /** A dump must not queue behind a lock for ever; everyone else would queue behind the dump. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(60);

    /** {@code --compress} with a method came with 16. */
    private static final int FIRST_WITH_ZSTD = 160000;

    private static final int MAJOR = 10_000;

    private final PostgresServer server;
    private final DatabaseName database;
    private final PsqlSession session;
    private final String snapshot;

    private Dump(PostgresServer server, DatabaseName database, PsqlSession session, String snapshot) {
        this.server = server;
        this.database = database;
        this.session = session;
        this.snapshot = snapshot;
    }

    /** Takes the snapshot. Close it to let go. */
    public static Dump begin(PostgresServer server, DatabaseName database) {
        return begin(server, database, LOCK_WAIT);
    }

    static Dump begin(PostgresServer server, DatabaseName database, Duration lockWait) {
        PsqlSession session = PsqlSession.reading(server, database, lockWait);
        try {
            return new Dump(
                    server,
                    database,
                    session,
                    session.run("SELECT pg_export_snapshot()").strip());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The facts of the snapshot. */
    public Facts facts(FactsLimits limits) {
        return new FactsReader(session, limits).read();
    }

    /** What belongs to the database and is not inside it. */
    public DatabaseProperties properties() {
        return server.properties(database);
    }

    /**
     * Writes the dump in the custom format.
     *
     * @param compression what pg_dump takes, such as {@code gzip:1}, {@code zstd:1} or {@code none}
     * @return how pg_dump ended; exit code 0 is not proof that the bytes are whole
     * @throws drsh.command.DrshException (refused) when this server's pg_dump has no such compression
     */
    public ExecResult writeCustom(OutputStream out, String compression) {
        return run(out, List.of("-Fc", compressionOption(compression, server.version())));
    }

    /** Writes the dump as a script of SQL, uncompressed. */
    public ExecResult writePlain(OutputStream out) {
        return run(out, List.of("-Fp"));
    }

    /** Dumps a database that nobody else uses into a file of the server's container, in the custom format. */
    public static ExecResult toFile(PostgresServer server, DatabaseName database, String path) {
        return server.engine()
                .exec(
                        server.containerId(),
                        server.tool(List.of(
                                "pg_dump",
                                "-Fc",
                                "-Z0",
                                "-w",
                                "-U",
                                server.user(),
                                "-f",
                                path,
                                "-d",
                                database.connection())));
    }

    /**
     * Whether {@link #writeCustom} can compress so.
     *
     * @param version the server's, such as 160004
     * @throws DrshException (refused) when that server's pg_dump cannot
     */
    public static void requireCompression(String compression, int version) {
        compressionOption(compression, version);
    }

    private static String compressionOption(String compression, int version) {
        if (compression.equals("none")) {
            return "-Z0";
        }
        if (compression.startsWith("gzip:")) {
            return "-Z" + compression.substring("gzip:".length());
        }
        if (version < FIRST_WITH_ZSTD) {
            throw DrshException.refused(
                    "pg_dump of PostgreSQL " + version / MAJOR + " cannot compress with " + compression,
                    "use gzip or none, or make a plain backup ('--method plain'), which drsh compresses itself");
        }
        return "--compress=" + compression;
    }

    private ExecResult run(OutputStream out, List<String> options) {
        List<String> command = new ArrayList<>(List.of("pg_dump", "-w", "-U", server.user()));
        command.addAll(options);
        command.add("--lock-wait-timeout=" + LOCK_WAIT.toMillis());
        command.add("--snapshot=" + snapshot);
        command.addAll(List.of("-d", database.connection()));
        return server.engine().exec(server.containerId(), server.tool(command), out);
    }

    /** As {@link PostgresServer#writeGlobals}. */
    public ExecResult writeGlobals(OutputStream out) {
        return server.writeGlobals(out);
    }

    @Override
    public void close() {
        session.close();
    }
}
