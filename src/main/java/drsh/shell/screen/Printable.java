package drsh.shell.screen;

/** Makes text from elsewhere safe to show: what would steer the terminal is written out instead. */
public final class Printable {

    private Printable() {}

    /** One line: line breaks and tabs are written out too. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Several lines. */
    static String lines(String text) {
        return escaped(text, true);
    }

    /** JSON over several lines: what would steer the terminal is written as JSON writes it, so that it means the same. */
    static String json(String text) {
        if (text.codePoints().noneMatch(c -> steers(c) && c != '\n')) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || !steers(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format("\\u%04x", c));
            }
        });
        return safe.toString();
    }

    private static String escaped(String text, boolean breaks) {
        if (text.codePoints().noneMatch(Printable::steers)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!steers(c) || (breaks && (c == '\n' || c == '\t'))) {
                safe.appendCodePoint(c);
            } else {
                safe.append(written(c));
            }
        });
        return safe.toString();
    }

    private static String written(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c);
        };
    }

    /** Control characters, and those that turn the direction of writing around. */
    private static boolean steers(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
        return Character.isISOControl(c) || turns || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF);
    }
}
