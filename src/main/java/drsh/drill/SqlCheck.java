package drsh.drill;

import org.jspecify.annotations.Nullable;

/**
 * A question to a restored database.
 *
 * @param sql a query that has to return a row
 * @param expect what the first value of that row has to be, as psql prints it; null for anything
 */
public record SqlCheck(String sql, @Nullable String expect) {

    /** Whoever writes {@code true} into a YAML file gets what psql prints as {@code t}. */
    boolean holds(String value) {
        return expect == null
                || expect.equals(value)
                || (expect.equals("true") && value.equals("t"))
                || (expect.equals("false") && value.equals("f"));
    }
}
