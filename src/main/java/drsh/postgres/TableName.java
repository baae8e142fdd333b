package drsh.postgres;

import drsh.command.DrshException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table.
 *
 * @param schema its schema
 * @param name its name, without quotes
 */
public record TableName(String schema, String name) {

    private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".]+)";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /** One as facts have it: {@code public."Order"}. */
    public static TableName of(String qualified) {
        Matcher matcher = FORM.matcher(qualified);
        if (!matcher.matches() || matcher.group(1) == null) {
            throw new IllegalArgumentException(qualified);
        }
        return new TableName(plain(matcher.group(1)), plain(matcher.group(2)));
    }

    /**
     * Whether this is the one that somebody typed: {@code Order}, {@code public.Order} or {@code public."Order"}.
     *
     * @throws DrshException (usage) when no table can be called that
     */
    public boolean answersTo(String typed) {
        Matcher matcher = FORM.matcher(typed);
        if (!matcher.matches()) {
            throw DrshException.usage("'" + typed + "' is no name of a table", "write it as public.Order");
        }
        String inSchema = matcher.group(1);
        return plain(matcher.group(2)).equals(name)
                && (inSchema == null || plain(inSchema).equals(schema));
    }

    private static String plain(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    /** As an SQL identifier, and as a pattern that pg_dump's {@code -t} takes for this one table. */
    public String identifier() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
