package drsh.drill;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a restored database, reading only. */
final class SqlChecks {

    private static final String TIMEOUT = "10min";
    private static final int SHOWN = 200;

    /** The guide's own. */
    private static final String COUNT = "SELECT count(*) FROM \"User\"";

    /** The table that it counts, and whether there are no others below it, whose rows would be counted too. */
    private static final String COUNTED = """
            SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind = 'r' AND NOT c.relhassubclass AS alone
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('"User"')""";

    private final PostgresServer server;
    private final DatabaseName database;

    SqlChecks(PostgresServer server, DatabaseName database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Asks all of them, or where there are none counts as the guide does.
     *
     * @param recorded the facts of the backup, null where nobody knows them
     * @throws DrshException when the server is gone; a query that it does not like is a check that failed
     */
    List<Checked> run(List<SqlCheck> configured, @Nullable Facts recorded) {
        if (configured.isEmpty()) {
            return guideCount(recorded).stream().toList();
        }
        List<Checked> checked = new ArrayList<>();
        configured.forEach(check -> checked.add(run(check, "expected")));
        return checked;
    }

    private Optional<Checked> guideCount(@Nullable Facts recorded) {
        JsonNode table = server.rows(database, COUNTED).path(0);
        if (table.isMissingNode()) {
            return Optional.empty();
        }
        Facts.Table then = recorded == null
                ? null
                : recorded.tables().get(table.path("name").asString());
        boolean known = then != null && then.exact() && table.path("alone").asBoolean();
        return Optional.of(
                run(new SqlCheck(COUNT, known && then != null ? String.valueOf(then.rows()) : null), "recorded"));
    }

    private Checked run(SqlCheck check, String how) {
        String output;
        try {
            output = server.execute(
                    database,
                    "\\pset fieldsep_zero",
                    "\\pset recordsep_zero",
                    "SET default_transaction_read_only = on",
                    "SET statement_timeout = '" + TIMEOUT + "'",
                    check.sql());
        } catch (DrshException e) {
            if (e.outcome() != Outcome.FAILED || !server.ready()) {
                throw e;
            }
            return new Checked(check.sql(), false, e.what());
        }
        if (output.isEmpty()) {
            return new Checked(check.sql(), false, "no row");
        }
        String value = output.substring(0, output.indexOf('\0') < 0 ? output.length() : output.indexOf('\0'));
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        if (!check.holds(value)) {
            return new Checked(check.sql(), false, "'" + shown + "', and '" + check.expect() + "' was " + how);
        }
        return new Checked(check.sql(), true, check.expect() == null ? shown : shown + ", as " + how);
    }
}
