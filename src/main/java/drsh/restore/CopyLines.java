package drsh.restore;

import drsh.backup.CardShell;
import drsh.docker.ProjectName;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.postgres.TableName;
import drsh.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The lines of shell that copy restored tables into the live database, for the operator to look at and to run. */
final class CopyLines {

    /** One program after the other: a pipe would hide how the first one ended, and half of its rows would stay. */
    private static final String SCRIPT = "from=$1 to=$2 f=$(mktemp); shift 2; "
            + "pg_dump -w -U \"$0\" -d \"$from\" -f \"$f\" \"$@\" && "
            + "psql -X -q -w -v ON_ERROR_STOP=1 -1 -o /dev/null -U \"$0\" -d \"$to\" -f \"$f\"; "
            + "status=$?; rm -f \"$f\"; exit $status";

    /** The sequences that belong to a table, through DEFAULT or as its identity. */
    private static final String SEQUENCES = """
            SELECT sn.nspname AS schema, s.relname AS name, tn.nspname AS table_schema, t.relname AS table_name
            FROM pg_class s JOIN pg_namespace sn ON sn.oid = s.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE s.relkind = 'S' ORDER BY 1, 2""";

    private final Stack stack;
    private final PostgresServer server;

    CopyLines(Stack stack, PostgresServer server) {
        this.stack = stack;
        this.server = server;
    }

    /** A line for the tables that the live database has, one for those that it lacks. */
    List<String> of(DatabaseName from, List<TableName> tables) {
        List<TableName> live = live();
        Map<Boolean, List<TableName>> there = tables.stream().collect(Collectors.partitioningBy(live::contains));
        List<String> lines = new ArrayList<>();
        if (!there.getOrDefault(true, List.of()).isEmpty()) {
            lines.add("# adds the rows that " + stack.database() + " lacks, and changes none that it has:");
            lines.add(line(
                    from,
                    there.getOrDefault(true, List.of()),
                    "-a --rows-per-insert=500 --on-conflict-do-nothing"
                            + sequencesLeft(from, there.getOrDefault(true, List.of()))));
        }
        if (!there.getOrDefault(false, List.of()).isEmpty()) {
            lines.add("# makes the tables that " + stack.database()
                    + " lacks, with their rows; foreign keys are yours to add:");
            lines.add(line(from, there.getOrDefault(false, List.of()), "--no-publications"));
        }
        return lines;
    }

    private List<TableName> live() {
        List<TableName> tables = new ArrayList<>();
        if (server.exists(stack.database())) {
            for (JsonNode row : server.rows(stack.database(), "SELECT schemaname, tablename FROM pg_tables")) {
                tables.add(new TableName(
                        row.path("schemaname").asString(), row.path("tablename").asString()));
            }
        }
        return tables;
    }

    /** A dump of rows sets the table's sequence as well, and the live one is further. */
    private String sequencesLeft(DatabaseName from, List<TableName> tables) {
        StringBuilder options = new StringBuilder();
        for (JsonNode row : server.rows(from, SEQUENCES)) {
            TableName owner = new TableName(
                    row.path("table_schema").asString(), row.path("table_name").asString());
            TableName sequence = new TableName(
                    row.path("schema").asString(), row.path("name").asString());
            if (tables.contains(owner)) {
                options.append(" --exclude-table-data=").append(CardShell.quote(sequence.identifier()));
            }
        }
        return options.toString();
    }

    private String line(DatabaseName from, List<TableName> tables, String options) {
        ProjectName project = stack.compose().project();
        return "docker compose -f " + CardShell.word(stack.compose().file().toString())
                + (project == null ? "" : " -p " + project) + " exec -T "
                + stack.services().database().name() + " sh -c '" + SCRIPT + "' "
                + CardShell.word(server.user()) + " " + CardShell.connection(from) + " "
                + CardShell.connection(stack.database()) + " " + options
                + tables.stream()
                        .map(table -> " -t " + CardShell.quote(table.identifier()))
                        .collect(Collectors.joining());
    }
}
