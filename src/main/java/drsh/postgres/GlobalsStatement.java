package drsh.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement about a role in what {@code pg_dumpall --globals-only} writes. Statements about tablespaces are left out:
 * their directories belong to the machine that made the backup.
 *
 * @param text the statement with its semicolon
 * @param creates whether it makes the role
 * @param role the role that it makes, alters or grants another role to
 */
record GlobalsStatement(String text, boolean creates, String role) {

    private static final String NAME = "(\"(?:[^\"]|\"\")*\"|[^\\s;\"]+)";
    private static final Pattern ABOUT = Pattern.compile("(CREATE|ALTER) ROLE " + NAME + "[\\s;].*", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(COMMENT) ON ROLE " + NAME + " .*", Pattern.DOTALL);
    private static final Pattern MEMBER =
            Pattern.compile("(GRANT) (?:" + NAME.replace("(\"", "(?:\"") + ") TO " + NAME + "[\\s;].*", Pattern.DOTALL);

    /** The statements about roles, in their order. */
    static List<GlobalsStatement> parse(String script) {
        List<GlobalsStatement> statements = new ArrayList<>();
        for (String text : split(script)) {
            for (Pattern pattern : List.of(ABOUT, COMMENT, MEMBER)) {
                Matcher matcher = pattern.matcher(text);
                if (matcher.matches()) {
                    statements.add(new GlobalsStatement(
                            text, "CREATE".equals(matcher.group(1)), unquote(String.valueOf(matcher.group(2)))));
                    break;
                }
            }
        }
        return statements;
    }

    boolean concernsMissing(Set<String> existing) {
        return !existing.contains(role);
    }

    /** Splits at semicolons outside quotes; comment lines and the client's own commands fall away. */
    private static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        char quote = 0;
        for (String line : script.lines().toList()) {
            if (quote == 0 && current.isEmpty() && (line.isBlank() || line.startsWith("--") || line.startsWith("\\"))) {
                continue;
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                current.append(c);
                if (quote == 0 && (c == '\'' || c == '"')) {
                    quote = c;
                } else if (quote == c) {
                    quote = 0;
                } else if (quote == 0 && c == ';') {
                    statements.add(current.toString().strip());
                    current.setLength(0);
                }
            }
            if (!current.isEmpty()) {
                current.append('\n');
            }
        }
        return statements;
    }

    static String unquote(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
