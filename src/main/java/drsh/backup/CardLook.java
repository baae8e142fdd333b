package drsh.backup;

import static drsh.backup.CardShell.fed;
import static drsh.backup.CardShell.psql;

import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A look at what was restored, with what was recorded beside it. */
final class CardLook {

    private static final int TABLES = 5;

    private final CardSteps steps;
    private final Manifest manifest;

    CardLook(CardSteps steps, Manifest manifest) {
        this.steps = steps;
        this.manifest = manifest;
    }

    /** Counts the largest tables of that database. */
    void write(DatabaseName database) {
        steps.step("Look");
        Facts facts = manifest.facts();
        if (facts == null || facts.tables().isEmpty()) {
            steps.say("What it held was not recorded. Do these numbers of rows look right?")
                    .block(fed(
                            psql(database, ""),
                            List.of("SELECT relid::regclass AS \"table\", n_live_tup AS about FROM pg_stat_user_tables"
                                    + " ORDER BY 2 DESC LIMIT 20;")));
            return;
        }
        List<String> counts = new ArrayList<>();
        facts.tables().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(Facts.Table::rows).reversed()))
                .limit(TABLES)
                .forEach(table -> counts.add(count(table.getKey(), table.getValue())));
        steps.say("The largest tables: `restored` has to be what was `recorded`"
                        + (facts.tables().values().stream().allMatch(Facts.Table::exact)
                                ? "."
                                : ", roughly where that says `about`."))
                .block(fed(psql(database, ""), List.of(String.join(" UNION ALL\n", counts) + ";")));
    }

    /** The name is qualified and quoted as SQL needs it: it is what the facts were read with. */
    private static String count(String table, Facts.Table recorded) {
        String name = "'" + table.replace("'", "''") + "'";
        return "SELECT " + (name.contains("\\") ? "E" + name.replace("\\", "\\\\") : name) + " AS \"table\", '"
                + (recorded.exact() ? "" : "about ") + recorded.rows()
                + "' AS recorded, count(*) AS restored FROM ONLY " + table;
    }
}
