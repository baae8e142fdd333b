package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@link DatabaseProperties}. The columns of the catalog differ between versions: it takes those that are there. */
final class PropertiesReader {

    private PropertiesReader() {}

    static DatabaseProperties read(PostgresServer server, DatabaseName database) {
        JsonNode row = server.rows(
                        PostgresServer.MAINTENANCE,
                        "SELECT to_jsonb(d) AS d, pg_get_userbyid(d.datdba) AS owner,"
                                + " pg_encoding_to_char(d.encoding) AS encoding"
                                + " FROM pg_database d WHERE d.datname = " + database.literal())
                .path(0);
        JsonNode d = row.path("d");
        return new DatabaseProperties(
                row.path("owner").asString(),
                row.path("encoding").asString(),
                d.path("datcollate").asString(""),
                d.path("datctype").asString(""),
                d.path("datlocprovider").asString("c"),
                text(d.path("datlocale").isMissingNode() ? d.path("daticulocale") : d.path("datlocale")),
                text(d.path("datcollversion")),
                d.path("datconnlimit").asInt(-1),
                settings(server, database),
                d.path("datacl").isNull() ? null : grants(server, database));
    }

    private static List<DatabaseProperties.Setting> settings(PostgresServer server, DatabaseName database) {
        List<DatabaseProperties.Setting> settings = new ArrayList<>();
        for (JsonNode row : server.rows(
                PostgresServer.MAINTENANCE,
                "SELECT r.rolname AS role, unnest(s.setconfig) AS setting FROM pg_db_role_setting s"
                        + " JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole"
                        + " WHERE d.datname = " + database.literal() + " ORDER BY 1, 2")) {
            if (row.path("setting").asString().startsWith(ScratchDatabase.OWN_SETTINGS)) {
                continue;
            }
            String[] setting = row.path("setting").asString().split("=", 2);
            settings.add(new DatabaseProperties.Setting(text(row.path("role")), setting[0], setting[1]));
        }
        return settings;
    }

    private static List<DatabaseProperties.Grant> grants(PostgresServer server, DatabaseName database) {
        List<DatabaseProperties.Grant> grants = new ArrayList<>();
        for (JsonNode row : server.rows(
                PostgresServer.MAINTENANCE,
                "SELECT r.rolname AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable"
                        + " FROM pg_database d, aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee"
                        + " WHERE d.datname = " + database.literal() + " ORDER BY 1, 2")) {
            grants.add(new DatabaseProperties.Grant(
                    text(row.path("grantee")),
                    row.path("privilege").asString(),
                    row.path("grantable").asBoolean()));
        }
        return grants;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asString();
    }
}
