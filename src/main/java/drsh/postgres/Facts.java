package drsh.postgres;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a database held at one moment, so that a restored one can be compared with it.
 *
 * @param tables every table that holds rows, by qualified name
 * @param sequences every sequence by qualified name; not bound to the moment, since sequences are not transactional
 * @param largeObjects the number of large objects
 * @param extensions the version of each extension
 * @param objects the number of objects of each kind: indexes, views, functions, triggers, constraints, …
 * @param populatedViews the materialized views that hold data; what they hold is computed anew by a restore
 * @param migrations the migrations that Prisma recorded, oldest first
 */
public record Facts(
        Map<String, Table> tables,
        Map<String, Sequence> sequences,
        long largeObjects,
        Map<String, String> extensions,
        Map<String, Long> objects,
        List<String> populatedViews,
        List<Migration> migrations) {

    /**
     * A table.
     *
     * @param rows the number of rows
     * @param exact whether it was counted; else it is the planner's estimate
     * @param fingerprint the sum of a 64-bit hash of each row's text, whatever the order of rows; null where the table
     *     is larger than the limit
     */
    public record Table(long rows, boolean exact, @Nullable String fingerprint) {}

    /**
     * A sequence.
     *
     * @param last its last value, or null when it was never used
     * @param ascending whether it counts upwards
     */
    public record Sequence(@Nullable Long last, boolean ascending) {}

    /**
     * A migration as {@code _prisma_migrations} records it.
     *
     * @param name its name
     * @param finished whether it ended
     * @param rolledBack whether it was marked as rolled back
     * @param checksum the SHA-256 of its script in hexadecimal; null in what an older drsh recorded
     */
    public record Migration(
            String name,
            boolean finished,
            boolean rolledBack,
            @Nullable String checksum) {

        /** Whether it stands in the way of all others: begun, never ended, and not marked as rolled back. */
        public boolean failed() {
            return !finished && !rolledBack;
        }

        /** Whether the database has what it does. */
        public boolean applied() {
            return finished && !rolledBack;
        }

        private boolean sameAs(Migration other) {
            boolean bothKnown = checksum != null && other.checksum != null;
            return name.equals(other.name)
                    && finished == other.finished
                    && rolledBack == other.rolledBack
                    && (!bothKnown || Objects.equals(checksum, other.checksum));
        }

        /** Whether two histories are the same, as far as both tell: one may have no checksums. */
        static boolean same(List<Migration> one, List<Migration> other) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> one.get(i).sameAs(other.get(i)));
        }
    }

    /** The number of rows in all tables. */
    public long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }
}
