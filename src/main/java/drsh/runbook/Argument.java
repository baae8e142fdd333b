package drsh.runbook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value as one argument of a command line, whatever is in it. Values come from outside (an option, a file name) and
 * must not become a second command, a second argument, an option or a second line.
 */
final class Argument {

    /** Means itself to every command-line parser: no quote, space, backslash, comment sign or anything a shell expands. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._/@:+,=-]+");

    private Argument() {}

    /** Why a value can be no argument, if so. Quotes hide neither a leading minus from options nor a line end. */
    static Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return Optional.of("is empty");
        }
        if (value.startsWith("-")) {
            return Optional.of("starts with a minus and would be read as an option");
        }
        boolean plain = value.codePoints().allMatch(c -> PlainText.plain(c) && !Character.isISOControl(c));
        return plain ? Optional.empty() : Optional.of("holds control characters");
    }

    /** The value, in single quotes where it needs them. */
    static String quoted(String value) {
        return BARE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
