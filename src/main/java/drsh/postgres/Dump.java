package drsh.postgres;

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

    private static final int FIRST_WITH_ZSTD = 160000;

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
        server.execute(database, "SELECT 1");
        PsqlSession session = new PsqlSession(server, database);
        try {
            session.run("SET lock_timeout = " + lockWait.toMillis());
            session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
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
        return PropertiesReader.read(server, database);
    }

    /** The compression that costs least time here (see the README's measurements). */
    public String compression(int serverVersion) {
        return serverVersion >= FIRST_WITH_ZSTD ? "zstd:1" : "gzip:1";
    }

    /**
     * Writes the dump in the custom format.
     *
     * @param compression as {@link #compression} gives it
     * @return how pg_dump ended; exit code 0 is not proof that the bytes are whole
     */
    public ExecResult write(OutputStream out, String compression) {
        List<String> command = new ArrayList<>(List.of("pg_dump", "-Fc", "-w", "-U", server.user()));
        command.add(compression.startsWith("gzip:") ? "-Z" + compression.substring(5) : "--compress=" + compression);
        command.add("--lock-wait-timeout=" + LOCK_WAIT.toMillis());
        command.add("--snapshot=" + snapshot);
        command.addAll(List.of("-d", database.connection()));
        return server.engine().exec(server.containerId(), server.tool(command), out);
    }

    /** The roles and tablespaces of the whole server, with the hashes of the roles' passwords. */
    public ExecResult writeGlobals(OutputStream out) {
        return server.engine()
                .exec(
                        server.containerId(),
                        server.tool(
                                List.of("pg_dumpall", "--globals-only", "-w", "-U", server.user(), "-l", "postgres")),
                        out);
    }

    @Override
    public void close() {
        session.close();
    }
}
