package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.ExecResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new database beside the live one, which a backup is restored into and checked in before anything is replaced. */
public final class ScratchDatabase {

    private final PostgresServer server;
    private final DatabaseName name;

    private ScratchDatabase(PostgresServer server, DatabaseName name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Makes an empty one.
     *
     * @param properties its encoding, locale and limits; null for those of the server
     */
    public static ScratchDatabase create(
            PostgresServer server, DatabaseName name, @Nullable DatabaseProperties properties) {
        server.execute(
                PostgresServer.MAINTENANCE,
                properties == null
                        ? "CREATE DATABASE " + name.identifier() + " TEMPLATE template0"
                        : PropertiesSql.create(name, properties));
        return new ScratchDatabase(server, name);
    }

    /** Its name. */
    public DatabaseName name() {
        return name;
    }

    /**
     * Restores an archive into it, stopping at the first error, and brings the planner's statistics up to date.
     *
     * @param path the archive, in the server's container: parallel jobs need a file
     * @param jobs how many jobs work at once
     * @throws DrshException (failed) with pg_restore's complaint
     */
    public void restore(String path, int jobs) {
        List<String> command = new ArrayList<>(List.of("pg_restore", "-e", "-w", "-U", server.user()));
        command.addAll(List.of("-j", String.valueOf(jobs), "-d", name.connection(), path));
        ExecResult result = server.engine().exec(server.containerId(), server.tool(command));
        result.orFail(
                "The restore into the scratch database " + name + " failed",
                "the live database is unchanged; look at 'stack logs', then try again or use another backup");
        server.execute(name, "ANALYZE");
    }

    /**
     * Runs the script of a plain dump in it, whole or not at all, and brings the planner's statistics up to date.
     *
     * @param path the script, in the server's container, known to be whole
     * @throws DrshException (failed) with psql's complaint
     */
    public void load(String path) {
        List<String> command = new ArrayList<>(server.psqlCommand(name));
        command.addAll(List.of("--single-transaction", "-o", "/dev/null", "-f", path));
        ExecResult result = server.engine().exec(server.containerId(), server.tool(command));
        result.orFail(
                "The script could not be run in the scratch database " + name,
                "the live database is unchanged; look at 'stack logs', then try again or use another backup");
        server.execute(name, "ANALYZE");
    }

    /** Gives it the owner's grants and settings that the backed-up database had. */
    public void apply(DatabaseProperties properties) {
        List<String> statements = PropertiesSql.apply(name, properties);
        if (!statements.isEmpty()) {
            server.execute(PostgresServer.MAINTENANCE, statements.toArray(String[]::new));
        }
    }

    /** What it holds. */
    public Facts facts(FactsLimits limits) {
        return FactsReader.read(server, name, limits);
    }

    /** Removes it. */
    public void drop() {
        server.drop(name);
    }
}
