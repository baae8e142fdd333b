package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Compares the facts recorded with a backup with those of the database restored from it. A sequence may be further than
 * recorded, because it was read before the dump and does not wait for it. An estimate may be off by half, because the
 * planner's number may be that old; it finds a table that is empty, not one that lacks a few rows. An extension may have
 * another version, because a restore takes the one that comes with the server.
 */
public final class FactsComparison {

    private static final double ESTIMATE_TOLERANCE = 0.5;

    private FactsComparison() {}

    /** What differs; empty when the restored database holds what was backed up. */
    public static List<Difference> differences(Facts recorded, Facts found) {
        List<Difference> all = new ArrayList<>();
        compare(all, "table ", recorded.tables(), found.tables(), FactsComparison::sameTable);
        compare(all, "sequence ", recorded.sequences(), found.sequences(), FactsComparison::reached);
        compare(all, "extension ", recorded.extensions(), found.extensions(), (before, now) -> true);
        compare(all, "number of ", recorded.objects(), found.objects(), Objects::equals);
        add(all, "number of large objects", recorded.largeObjects(), found.largeObjects());
        add(all, "materialized views with data", recorded.populatedViews(), found.populatedViews());
        if (!Facts.Migration.same(recorded.migrations(), found.migrations())) {
            add(all, "migrations", recorded.migrations(), found.migrations());
        }
        return all;
    }

    private static <T> void compare(
            List<Difference> all, String kind, Map<String, T> recorded, Map<String, T> found, BiPredicate<T, T> same) {
        Set<String> names = new TreeSet<>(recorded.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            T expected = recorded.get(name);
            T actual = found.get(name);
            if (expected == null || actual == null || !same.test(expected, actual)) {
                all.add(new Difference(kind + name, show(expected), show(actual)));
            }
        }
    }

    private static void add(List<Difference> all, String what, Object recorded, Object found) {
        if (!recorded.equals(found)) {
            all.add(new Difference(what, recorded.toString(), found.toString()));
        }
    }

    private static boolean sameTable(Facts.Table recorded, Facts.Table found) {
        if (!recorded.exact() || !found.exact()) {
            long largest = Math.max(recorded.rows(), found.rows());
            return Math.abs(recorded.rows() - found.rows()) <= largest * ESTIMATE_TOLERANCE;
        }
        boolean bothRead = recorded.fingerprint() != null && found.fingerprint() != null;
        return recorded.rows() == found.rows()
                && (!bothRead || Objects.equals(recorded.fingerprint(), found.fingerprint()));
    }

    private static boolean reached(Facts.Sequence recorded, Facts.Sequence found) {
        Long before = recorded.last();
        Long now = found.last();
        if (before == null) {
            return true;
        }
        return now != null && (recorded.ascending() ? now >= before : now <= before);
    }

    private static String show(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Facts.Table table) {
            String rows = (table.exact() ? "" : "about ") + table.rows() + " rows";
            return table.fingerprint() == null ? rows : rows + " (content " + shorten(table.fingerprint()) + ")";
        }
        if (value instanceof Facts.Sequence sequence) {
            return sequence.last() == null ? "unused" : "at " + sequence.last();
        }
        return value == null ? "nothing" : value.toString();
    }

    private static String shorten(String fingerprint) {
        int shown = 8;
        return fingerprint.length() <= shown ? fingerprint : "…" + fingerprint.substring(fingerprint.length() - shown);
    }
}
