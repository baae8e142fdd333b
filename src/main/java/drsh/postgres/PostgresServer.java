package drsh.postgres;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running PostgreSQL server in its container.
 *
 * @param engine the engine that runs the container
 * @param containerId the container
 * @param user the role that drsh connects as: a superuser
 */
public record PostgresServer(Engine engine, String containerId, String user) {

    /** Where to connect when the database in question may not exist. */
    public static final DatabaseName MAINTENANCE = new DatabaseName("postgres");

    private static final long POLL_MILLIS = 200;

    /** How long to wait for a connection where pools hold all of them: they come and go. */
    private static final Duration NO_ROOM = Duration.ofSeconds(5);

    /**
     * Waits until the server answers over TCP. Its socket, and so Compose's health check, also answers during the
     * image's temporary initialisation server.
     *
     * @throws DrshException (failed) with what the server last said when it does not answer in time
     */
    public void awaitReady(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        ExecResult last = probe();
        while (!last.succeeded() && System.nanoTime() < end) {
            sleep();
            last = probe();
        }
        if (!last.succeeded()) {
            throw DrshException.failed(
                    "PostgreSQL does not accept connections after " + deadline.toSeconds() + " s: "
                            + last.stdout().strip(),
                    "look at 'stack logs'");
        }
    }

    /** Whether the server answers over TCP now. */
    public boolean ready() {
        return probe().succeeded();
    }

    private ExecResult probe() {
        return engine.exec(containerId, Exec.of("pg_isready", "-h", "127.0.0.1", "-t", "3", "-U", user));
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
        }
    }

    /** Runs statements, each its own transaction, and returns what they print, unaligned. */
    public String execute(DatabaseName database, String... statements) {
        List<String> more = new ArrayList<>();
        for (String statement : statements) {
            more.addAll(List.of("-c", statement));
        }
        return psql(database, more)
                .orFail("PostgreSQL refused", "look at 'stack logs'")
                .stdout();
    }

    /**
     * Runs a script that lies in the container.
     *
     * @param variables psql variables for it
     */
    public ExecResult script(DatabaseName database, String path, Map<String, String> variables) {
        List<String> more = new ArrayList<>();
        variables.forEach((name, value) -> more.addAll(List.of("-v", name + "=" + value)));
        more.addAll(List.of("-f", path));
        return psql(database, more);
    }

    private ExecResult psql(DatabaseName database, List<String> more) {
        List<String> command = new ArrayList<>(psqlCommand(database));
        command.addAll(more);
        long end = System.nanoTime() + NO_ROOM.toNanos();
        ExecResult result = engine.exec(containerId, tool(command));
        while (Complaints.noRoom(result) && System.nanoTime() < end) {
            sleep();
            result = engine.exec(containerId, tool(command));
        }
        if (!result.succeeded()) {
            Complaints.explain(result, database, user);
        }
        return result;
    }

    /** The rows of a query as a JSON array of objects. */
    public JsonNode rows(DatabaseName database, String query) {
        return JsonMapper.shared()
                .readTree(
                        execute(database, "SELECT coalesce(json_agg(drsh_rows), '[]') FROM (" + query + ") drsh_rows"));
    }

    /** The command line of psql without start-up files, stopping at the first error. */
    List<String> psqlCommand(DatabaseName database) {
        return List.of(
                "psql", "-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1", "-U", user, "-d", database.connection());
    }

    /** A tool with the variables that every tool gets. */
    Exec tool(List<String> command) {
        return new Exec(command, Map.of("PGAPPNAME", "drsh", "PGCLIENTENCODING", "UTF8", "PGCONNECT_TIMEOUT", "10"));
    }

    /** The server's version number, such as 150018. */
    public int version() {
        return Integer.parseInt(execute(MAINTENANCE, "SHOW server_version_num").strip());
    }

    /** The names of all databases that can be connected to. */
    public List<DatabaseName> databases() {
        List<DatabaseName> names = new ArrayList<>();
        for (JsonNode row :
                rows(MAINTENANCE, "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY datname")) {
            names.add(new DatabaseName(row.path("datname").asString()));
        }
        return names;
    }

    /** Whether a database of that name exists. */
    public boolean exists(DatabaseName database) {
        return databases().contains(database);
    }

    /** The size of a database in bytes on the server's disk. */
    public long size(DatabaseName database) {
        return Long.parseLong(execute(MAINTENANCE, "SELECT pg_database_size(" + database.literal() + ")")
                .strip());
    }

    /** Where its data lies inside the container. */
    public String dataDirectory() {
        return execute(MAINTENANCE, "SHOW data_directory").strip();
    }

    /** What belongs to a database and is not inside it. */
    public DatabaseProperties properties(DatabaseName database) {
        return PropertiesReader.read(this, database);
    }

    /** Writes the roles and tablespaces of the whole server, with the hashes of the roles' passwords. */
    public ExecResult writeGlobals(OutputStream out) {
        return engine.exec(
                containerId,
                tool(List.of("pg_dumpall", "--globals-only", "-w", "-U", user, "-l", MAINTENANCE.value())),
                out);
    }

    /** Drops a database and ends the sessions in it. A database that does not exist is no error. */
    public void drop(DatabaseName database) {
        execute(MAINTENANCE, "DROP DATABASE IF EXISTS " + database.identifier() + " WITH (FORCE)");
    }
}
