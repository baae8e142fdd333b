package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.ExecResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new database beside the live one, which a backup is restored into and checked in before anything is replaced. */
public final class ScratchDatabase {

    /** What the names of drsh's own settings of a database begin with: they are no part of what is backed up. */
    static final String OWN_SETTINGS = "drsh.";

    /** The setting that names the backup that a database was restored from. */
    static final String BACKUP = OWN_SETTINGS + "backup";

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
        run(path, jobs, List.of());
    }

    private void run(String path, int jobs, List<String> more) {
        List<String> command = new ArrayList<>(List.of("pg_restore", "-e", "-w", "-U", server.user()));
        command.addAll(more);
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

    /**
     * Restores a part of an archive into it, as {@link #restore}.
     *
     * @param list a file with the entries that are wanted, as {@code pg_restore -l} writes them, in the container
     */
    public void restore(String path, int jobs, String list) {
        run(path, jobs, List.of("-L", list));
    }

    /** What is in an archive that lies in the server's container. */
    public TableOfContents contents(String path) {
        return TableOfContents.of(server.engine(), server.containerId(), path);
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

    /**
     * Closes it to connections, so that nobody can change what was found equal, and notes whose content it is. Opened
     * again by the {@link Swap} that makes it live.
     *
     * @param backup the backup
     * @param sealed the name that it gets
     */
    public void seal(String backup, DatabaseName sealed) {
        server.execute(
                PostgresServer.MAINTENANCE,
                "BEGIN; ALTER DATABASE " + name.identifier() + " SET " + BACKUP + " = " + Sql.literal(backup)
                        + "; ALTER DATABASE " + name.identifier() + " ALLOW_CONNECTIONS false; ALTER DATABASE "
                        + name.identifier() + " RENAME TO " + sealed.identifier() + "; COMMIT");
    }

    /**
     * Gives it another name, and notes whose content it is.
     *
     * @param backup the backup
     */
    public void rename(String backup, DatabaseName other) {
        server.execute(
                PostgresServer.MAINTENANCE,
                "BEGIN; ALTER DATABASE " + name.identifier() + " SET " + BACKUP + " = " + Sql.literal(backup)
                        + "; ALTER DATABASE " + name.identifier() + " RENAME TO " + other.identifier() + "; COMMIT");
    }

    /** The statements that make a sealed database one like any other. */
    static String opened(DatabaseName sealed) {
        return "ALTER DATABASE " + sealed.identifier() + " ALLOW_CONNECTIONS true; ALTER DATABASE "
                + sealed.identifier() + " RESET " + BACKUP + "; ";
    }

    /** Removes it. */
    public void drop() {
        server.drop(name);
    }
}
