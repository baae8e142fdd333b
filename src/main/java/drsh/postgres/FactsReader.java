package drsh.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads {@link Facts} through one connection, in whatever snapshot that has. */
public final class FactsReader {

    /** What makes the text of a row the same in every database, whatever its settings. */
    private static final String SETTINGS = """
            SET search_path = pg_catalog; SET timezone = 'UTC'; SET datestyle = 'ISO, YMD';
            SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1;
            SET lc_monetary = 'C'; SET row_security = off""";

    /** Neither the server's own schemas nor what an extension brings along, which a dump leaves out too. */
    private static final String OWN = """
            n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
              SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')""";

    /** Whoever asks for a table waits behind whoever waits for it. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(20);

    private final PsqlSession session;
    private final FactsLimits limits;

    FactsReader(PsqlSession session, FactsLimits limits) {
        this.session = session;
        this.limits = limits;
    }

    /** What a database holds now. */
    public static Facts read(PostgresServer server, DatabaseName database, FactsLimits limits) {
        try (PsqlSession session = new PsqlSession(server, database)) {
            return new FactsReader(session, limits).read();
        }
    }

    /**
     * What a database holds that others may be writing to: all of it in one moment, read by a transaction that can change
     * nothing.
     *
     * @throws drsh.command.DrshException (failed) when somebody keeps a table locked
     */
    public static Facts readLive(PostgresServer server, DatabaseName database, FactsLimits limits) {
        try (PsqlSession session = PsqlSession.reading(server, database, LOCK_WAIT)) {
            return new FactsReader(session, limits).read();
        }
    }

    Facts read() {
        session.run(SETTINGS);
        return new Facts(
                tables(), sequences(), largeObjects(), extensions(), objects(), populatedViews(), migrations(session));
    }

    private Map<String, Facts.Table> tables() {
        JsonNode found = session.rows("""
                SELECT format('%I.%I', n.nspname, c.relname) AS name, c.reltuples::bigint AS estimate,
                       pg_table_size(c.oid) AS size
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND\s""" + OWN + " ORDER BY 1");
        Map<String, Facts.Table> tables = new TreeMap<>();
        for (JsonNode table : found) {
            String name = table.path("name").asString();
            long estimate = table.path("estimate").asLong();
            tables.put(
                    name,
                    estimate > limits.exactRows()
                            ? new Facts.Table(estimate, false, null)
                            : count(name, table.path("size").asLong() <= limits.fingerprintBytes()));
        }
        return tables;
    }

    private Facts.Table count(String table, boolean fingerprint) {
        String hash = fingerprint ? "coalesce(sum(hashtextextended((drsh_row.*)::text, 0)), 0)::text" : "NULL";
        JsonNode row = session.rows("SELECT count(*) AS rows, " + hash + " AS hash FROM ONLY " + table + " AS drsh_row")
                .path(0);
        return new Facts.Table(
                row.path("rows").asLong(), true, fingerprint ? row.path("hash").asString() : null);
    }

    private Map<String, Facts.Sequence> sequences() {
        Map<String, Facts.Sequence> sequences = new TreeMap<>();
        for (JsonNode row : session.rows("""
                SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS last, increment_by > 0 AS up
                FROM pg_sequences""")) {
            JsonNode last = row.path("last");
            sequences.put(
                    row.path("name").asString(),
                    new Facts.Sequence(
                            last.isNull() ? null : last.asLong(), row.path("up").asBoolean()));
        }
        return sequences;
    }

    private long largeObjects() {
        return Long.parseLong(
                session.run("SELECT count(*) FROM pg_largeobject_metadata").strip());
    }

    private Map<String, String> extensions() {
        Map<String, String> extensions = new TreeMap<>();
        for (JsonNode row : session.rows("SELECT extname AS name, extversion AS version FROM pg_extension")) {
            extensions.put(row.path("name").asString(), row.path("version").asString());
        }
        return extensions;
    }

    private Map<String, Long> objects() {
        Map<String, Long> objects = new TreeMap<>();
        for (JsonNode row : session.rows("""
                WITH own AS (SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                             WHERE\s""" + OWN + """
                )
                SELECT CASE relkind WHEN 'r' THEN 'tables' WHEN 'p' THEN 'partitioned tables' WHEN 'v' THEN 'views'
                         WHEN 'm' THEN 'materialized views' WHEN 'i' THEN 'indexes' WHEN 'I' THEN 'partitioned indexes'
                         WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'foreign tables' WHEN 'c' THEN 'composite types'
                         ELSE 'relations of kind ' || relkind::text END AS kind, count(*) AS number
                FROM own GROUP BY 1
                UNION ALL SELECT 'constraints', count(*) FROM pg_constraint k JOIN own ON own.oid = k.conrelid
                          WHERE k.contype <> 'n'
                UNION ALL SELECT 'triggers', count(*) FROM pg_trigger t JOIN own ON own.oid = t.tgrelid
                          WHERE NOT t.tgisinternal
                UNION ALL SELECT 'policies', count(*) FROM pg_policy p JOIN own ON own.oid = p.polrelid
                UNION ALL SELECT 'functions', count(*) FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
                          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM
                            pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')
                UNION ALL SELECT 'schemas', count(*) FROM pg_namespace n
                          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""")) {
            objects.put(row.path("kind").asString(), row.path("number").asLong());
        }
        return objects;
    }

    private List<String> populatedViews() {
        List<String> views = new ArrayList<>();
        for (JsonNode row : session.rows("""
                SELECT format('%I.%I', schemaname, matviewname) AS name FROM pg_matviews WHERE ispopulated
                ORDER BY 1""")) {
            views.add(row.path("name").asString());
        }
        return views;
    }

    /** The migrations that Prisma recorded in a database, oldest first; none where it has recorded nothing. */
    public static List<Facts.Migration> migrations(PostgresServer server, DatabaseName database) {
        try (PsqlSession session = new PsqlSession(server, database)) {
            return migrations(session);
        }
    }

    private static List<Facts.Migration> migrations(PsqlSession session) {
        List<Facts.Migration> migrations = new ArrayList<>();
        if (session.rows("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there")
                .path(0)
                .path("there")
                .asBoolean()) {
            for (JsonNode row : session.rows("""
                    SELECT migration_name AS name, finished_at IS NOT NULL AS finished,
                           rolled_back_at IS NOT NULL AS back, checksum
                    FROM public._prisma_migrations ORDER BY started_at, migration_name""")) {
                migrations.add(new Facts.Migration(
                        row.path("name").asString(),
                        row.path("finished").asBoolean(),
                        row.path("back").asBoolean(),
                        row.path("checksum").asString()));
            }
        }
        return migrations;
    }
}
