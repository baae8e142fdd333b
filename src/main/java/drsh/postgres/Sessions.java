package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who is connected to a server, and what they hold. */
public final class Sessions {

    private static final String COLUMNS = "a.pid, a.usename AS user, a.application_name AS application,"
            + " coalesce(host(a.client_addr), '') AS client, to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
            + " || ' UTC' AS since";

    private final PostgresServer server;

    /** Of that server. */
    public Sessions(PostgresServer server) {
        this.server = server;
    }

    /**
     * How many connections the server takes.
     *
     * @param limit all that it takes
     * @param reserved those of them that are kept for superusers and the like
     * @param used by clients now
     */
    public record Connections(int limit, int reserved, int used) {

        /** How many more it takes from anybody. */
        public int left() {
            return limit - reserved - used;
        }
    }

    /** Those that opened a transaction in a database and do nothing: they hold locks, and time does not end them. */
    public List<Session> idleInTransaction(DatabaseName database) {
        return read(COLUMNS.formatted("a.xact_start")
                + " FROM pg_stat_activity a WHERE a.state LIKE 'idle in transaction%' AND a.pid <> pg_backend_pid()"
                + " AND a.datname = " + database.literal() + " ORDER BY a.xact_start");
    }

    /** Those of others that are connected to a database; since when. */
    public List<Session> connectedTo(DatabaseName database) {
        return read(COLUMNS.formatted("a.backend_start")
                + " FROM pg_stat_activity a WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()"
                + " AND a.application_name <> 'drsh' AND a.datname = " + database.literal()
                + " ORDER BY a.backend_start");
    }

    /** Those that hold an advisory lock of a database; since when they are connected. */
    public List<Session> holdingLock(DatabaseName database, long key) {
        return read(COLUMNS.formatted("a.backend_start")
                + " FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted"
                + " AND l.objsubid = 1 AND l.classid::bigint << 32 | l.objid::bigint = " + key
                + " AND a.datname = " + database.literal() + " ORDER BY a.backend_start");
    }

    private List<Session> read(String query) {
        List<Session> sessions = new ArrayList<>();
        for (JsonNode row : server.rows(PostgresServer.MAINTENANCE, "SELECT " + query)) {
            sessions.add(new Session(
                    row.path("pid").asInt(),
                    row.path("user").asString(""),
                    row.path("application").asString(""),
                    row.path("client").asString(""),
                    row.path("since").asString("")));
        }
        return sessions;
    }

    /** How many connections there may be and are. */
    public Connections connections() {
        JsonNode row = server.rows(PostgresServer.MAINTENANCE, """
                        SELECT current_setting('max_connections')::int AS "limit",
                               current_setting('superuser_reserved_connections')::int
                               + coalesce(current_setting('reserved_connections', true)::int, 0) AS reserved,
                               count(*) AS used
                        FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()""").path(0);
        return new Connections(
                row.path("limit").asInt(),
                row.path("reserved").asInt(),
                row.path("used").asInt());
    }

    /**
     * Who has most connections.
     *
     * @param number of those to name
     * @return such as {@code 80 of 'postgres' (app)}
     */
    public List<String> busiest(int number) {
        List<String> all = new ArrayList<>();
        for (JsonNode row : server.rows(PostgresServer.MAINTENANCE, """
                SELECT count(*) AS used, usename AS user, application_name AS application
                FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                GROUP BY 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT\s""" + number)) {
            String application = row.path("application").asString("");
            all.add(row.path("used").asInt() + " of '" + row.path("user").asString("") + "' ("
                    + (application.isEmpty() ? "unnamed" : application) + ")");
        }
        return all;
    }
}
