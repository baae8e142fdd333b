package drsh.backup;

import drsh.postgres.DatabaseName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of shell and SQL that a person pastes: whatever a name holds, it stays one word. */
public final class CardShell {

    /** The Compose file is a variable that the first block of the card sets. */
    static final String COMPOSE = "docker compose -f \"$F\"";

    /** A tool that reads standard input would swallow the rest of what is pasted. */
    static final String NO_INPUT = " </dev/null";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]*");
    private static final String END = "END";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    private CardShell() {}

    /** One word of a shell. Line breaks and other control characters are written as escapes: bash and zsh know them. */
    public static String quote(String text) {
        if (text.chars().anyMatch(CardShell::control)) {
            StringBuilder escaped = new StringBuilder("$'");
            text.chars().forEach(c -> escaped.append(escaped(c)));
            return escaped.append('\'').toString();
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The same without quotes where none are needed. */
    public static String word(String text) {
        return SAFE.matcher(text).matches() ? text : quote(text);
    }

    /** What {@code -d} of PostgreSQL's tools takes: a name that looks like a connection string must not become one. */
    public static String connection(DatabaseName name) {
        return SIMPLE_NAME.matcher(name.value()).matches() ? word(name.value()) : quote(name.connection());
    }

    /** A command in the database's container; it reads standard input. */
    static String inDatabase(String command) {
        return COMPOSE + " exec -T \"$DB\" " + command;
    }

    /** psql in that database, stopping at the first error; it reads standard input. */
    static String psql(DatabaseName database, String options) {
        return inDatabase("psql -X -w -v ON_ERROR_STOP=1 -U \"$DBUSER\" -d " + connection(database)
                + (" " + options).stripTrailing());
    }

    /** A command with lines for its standard input. */
    static List<String> fed(String command, List<String> lines) {
        String end = END;
        List<String> all = lines.stream().flatMap(line -> line.lines()).toList();
        while (all.contains(end)) {
            end += "_";
        }
        List<String> fed = new ArrayList<>(List.of(command + " <<'" + end + "'"));
        fed.addAll(lines);
        fed.add(end);
        return fed;
    }

    /** A line of {@code sha256sum}'s list, as that tool writes and reads names with line breaks and backslashes. */
    static String digest(String sha256, String name) {
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + sha256 + "  " + escaped;
    }

    private static boolean control(int c) {
        return c < FIRST_PRINTABLE || c == DELETE;
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            case '\'' -> "\\'";
            default -> control(c) ? String.format("\\%03o", c) : String.valueOf((char) c);
        };
    }
}
