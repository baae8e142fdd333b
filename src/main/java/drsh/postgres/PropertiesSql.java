package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements that make a database with given {@link DatabaseProperties}. */
public final class PropertiesSql {

    /** Kept as one text but parsed as a list of names (variable_is_guc_list_quote in PostgreSQL's dumputils.c). */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private PropertiesSql() {}

    /** The statement that makes an empty database with that encoding, locale and owner, without its semicolon. */
    public static String create(DatabaseName database, DatabaseProperties properties) {
        StringBuilder sql = new StringBuilder("CREATE DATABASE " + database.identifier() + " TEMPLATE template0 OWNER "
                + Sql.identifier(properties.owner()) + " ENCODING " + Sql.literal(properties.encoding())
                + " LC_COLLATE " + Sql.literal(properties.collate()) + " LC_CTYPE " + Sql.literal(properties.ctype()));
        String locale = properties.locale();
        if (properties.localeProvider().equals("i") && locale != null) {
            sql.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(Sql.literal(locale));
        } else if (properties.localeProvider().equals("b") && locale != null) {
            sql.append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ").append(Sql.literal(locale));
        }
        return sql.toString();
    }

    /**
     * The statements that give a database its limit, grants and settings, without their semicolons. They belong into one
     * session, in their order: some settings are set from the session's own.
     */
    public static List<String> apply(DatabaseName database, DatabaseProperties properties) {
        List<String> statements = new ArrayList<>();
        String name = database.identifier();
        if (properties.connectionLimit() >= 0) {
            statements.add("ALTER DATABASE " + name + " CONNECTION LIMIT " + properties.connectionLimit());
        }
        List<DatabaseProperties.Grant> grants = properties.grants();
        if (grants != null) {
            statements.add("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC, " + Sql.identifier(properties.owner()));
            grants.forEach(grant -> statements.add("GRANT " + grant.privilege() + " ON DATABASE " + name + " TO "
                    + (grant.grantee() == null ? "PUBLIC" : Sql.identifier(grant.grantee()))
                    + (grant.grantable() ? " WITH GRANT OPTION" : "")));
        }
        properties.settings().forEach(setting -> statements.addAll(set(name, setting)));
        return statements;
    }

    private static List<String> set(String database, DatabaseProperties.Setting setting) {
        String whose = subject(database, setting.role());
        String variable = Sql.identifier(setting.name());
        if (LISTS.contains(setting.name())) {
            return List.of(
                    "SELECT set_config(" + Sql.literal(setting.name()) + ", " + Sql.literal(setting.value())
                            + ", false)",
                    whose + " SET " + variable + " FROM CURRENT");
        }
        return List.of(whose + " SET " + variable + " TO " + Sql.literal(setting.value()));
    }

    private static String subject(String database, @Nullable String role) {
        return role == null
                ? "ALTER DATABASE " + database
                : "ALTER ROLE " + Sql.identifier(role) + " IN DATABASE " + database;
    }
}
