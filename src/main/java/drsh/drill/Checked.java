package drsh.drill;

/**
 * What came of a {@link SqlCheck}.
 *
 * @param sql the query
 * @param passed whether it holds
 * @param found its value, and what it should have been
 */
public record Checked(String sql, boolean passed, String found) {

    @Override
    public String toString() {
        return sql + ": " + found;
    }
}
