package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares the versions of collations that a cluster was written with and those that its server has. */
public final class CollationVersions {

    private static final DatabaseName TEMPLATE = new DatabaseName("template1");

    /** The database's own version is recorded since then, those of its collations long before. */
    private static final int DATABASE_VERSIONS = 150_000;

    private static final String OF_DATABASE = """
            SELECT datcollversion AS recorded, pg_database_collation_actual_version(oid) AS actual
            FROM pg_database WHERE datname = current_database()
              AND datcollversion <> pg_database_collation_actual_version(oid)""";

    /** Of the hundreds that there are, those that something uses. */
    private static final String OF_COLLATIONS = """
            SELECT format('%I.%I', n.nspname, c.collname) AS name, c.collversion AS recorded,
                   pg_collation_actual_version(c.oid) AS actual
            FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
            WHERE c.collversion <> pg_collation_actual_version(c.oid) AND EXISTS (
              SELECT FROM pg_depend d WHERE d.refclassid = 'pg_collation'::regclass AND d.refobjid = c.oid)
            ORDER BY 1""";

    private CollationVersions() {}

    /** The databases of a server in which they differ. */
    public static List<CollationMismatch> mismatches(PostgresServer server) {
        List<CollationMismatch> all = new ArrayList<>();
        boolean recorded = server.version() >= DATABASE_VERSIONS;
        for (JsonNode row :
                server.rows(TEMPLATE, "SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname")) {
            DatabaseName database = new DatabaseName(row.path("datname").asString());
            mismatch(server, database, recorded).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<CollationMismatch> mismatch(
            PostgresServer server, DatabaseName database, boolean databaseRecorded) {
        List<JsonNode> found = new ArrayList<>();
        List<String> statements = new ArrayList<>(List.of("REINDEX DATABASE " + database.identifier()));
        if (databaseRecorded) {
            for (JsonNode own : server.rows(database, OF_DATABASE)) {
                found.add(own);
                statements.add("ALTER DATABASE " + database.identifier() + " REFRESH COLLATION VERSION");
            }
        }
        for (JsonNode collation : server.rows(database, OF_COLLATIONS)) {
            found.add(collation);
            statements.add("ALTER COLLATION " + collation.path("name").asString() + " REFRESH VERSION");
        }
        return found.stream()
                .findFirst()
                .map(first -> new CollationMismatch(
                        database,
                        first.path("recorded").asString(),
                        first.path("actual").asString(),
                        List.copyOf(statements)));
    }
}
