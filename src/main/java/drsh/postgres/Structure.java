package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many objects of the kinds that a dump lists one by one and a database shows one by one. All that a dump made by
 * something else can be compared by: it tells that nothing is missing, not that the rows are right.
 *
 * @param tables ordinary and partitioned ones
 * @param views the views
 * @param materializedViews the materialized views
 * @param sequences the sequences, also those of identity columns
 * @param functions functions, procedures and aggregates
 */
public record Structure(long tables, long views, long materializedViews, long sequences, long functions) {

    /** From the number of entries of each type in a table of contents. */
    static Structure ofTypes(Map<String, Long> types) {
        return new Structure(
                count(types, "TABLE"),
                count(types, "VIEW"),
                count(types, "MATERIALIZED VIEW"),
                count(types, "SEQUENCE"),
                count(types, "FUNCTION") + count(types, "PROCEDURE") + count(types, "AGGREGATE"));
    }

    /** Of a database. */
    public static Structure of(Facts facts) {
        Map<String, Long> objects = facts.objects();
        return new Structure(
                count(objects, "tables") + count(objects, "partitioned tables"),
                count(objects, "views"),
                count(objects, "materialized views"),
                count(objects, "sequences"),
                count(objects, "functions"));
    }

    /** What the database restored from this lacks, or has too much. */
    public List<Difference> differences(Structure found) {
        List<Difference> all = new ArrayList<>();
        add(all, "tables", tables, found.tables);
        add(all, "views", views, found.views);
        add(all, "materialized views", materializedViews, found.materializedViews);
        add(all, "sequences", sequences, found.sequences);
        add(all, "functions", functions, found.functions);
        return all;
    }

    private static void add(List<Difference> all, String kind, long listed, long found) {
        if (listed != found) {
            all.add(new Difference("number of " + kind, String.valueOf(listed), String.valueOf(found)));
        }
    }

    private static long count(Map<String, Long> numbers, String name) {
        return numbers.getOrDefault(name, 0L);
    }
}
