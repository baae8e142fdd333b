package drsh.runbook;

/** Where in a command line's quotes a reader stands: the rules of single quotes, double quotes and the backslash. */
final class Quoting {

    private static final char NONE = 0;

    private char quote = NONE;
    private boolean escaped;

    /** Whether the next character is outside all quotes and not escaped. */
    boolean bare() {
        return quote == NONE && !escaped;
    }

    void read(char character) {
        if (escaped) {
            escaped = false;
        } else if (character == '\\' && quote != '\'') {
            escaped = true;
        } else if (quote == NONE && (character == '\'' || character == '"')) {
            quote = character;
        } else if (character == quote) {
            quote = NONE;
        }
    }
}
