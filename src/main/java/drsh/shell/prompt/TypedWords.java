package drsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line that is still being typed. They are those of {@link drsh.shell.line.Tokenizer} where it takes the
 * line; nothing is refused here.
 *
 * @param all never empty: the last one is where the cursor stands, and may be empty
 */
record TypedWords(List<Word> all) {

    private static final char NONE = 0;

    /** What {@link drsh.shell.line.Tokenizer} would not take as it is. */
    private static final String SPECIAL = " \t'\"\\";

    /**
     * A word.
     *
     * @param text without quotes and backslashes
     * @param raw as it was typed
     * @param start where it begins in the line
     * @param quote the quote that is still open, or 0
     */
    record Word(String text, String raw, int start, char quote) {

        /** Another word in the place of this one: in quotes if this began with one, else with backslashes. */
        String escaped(String word, boolean complete) {
            char first = raw.isEmpty() ? NONE : raw.charAt(0);
            if (first == '\'' && word.indexOf('\'') < 0) {
                return "'" + word + (complete ? "'" : "");
            }
            if (first == '"') {
                return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + (complete ? "\"" : "");
            }
            StringBuilder escaped = new StringBuilder();
            word.codePoints()
                    .forEach(c -> escaped.append(special(c) ? "\\" : "").appendCodePoint(c));
            return escaped.length() == 0 && complete ? "''" : escaped.toString();
        }

        private static boolean special(int c) {
            return SPECIAL.indexOf(c) >= 0 || Character.isWhitespace(c);
        }
    }

    static TypedWords of(String line) {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int start = -1;
        char quote = NONE;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote == NONE && Character.isWhitespace(c)) {
                if (start >= 0) {
                    words.add(new Word(text.toString(), line.substring(start, at), start, NONE));
                }
                start = -1;
                text.setLength(0);
                continue;
            }
            start = start < 0 ? at : start;
            if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '\'' || c == '"')) {
                quote = c;
            } else if (escapes(line, at, quote)) {
                at++;
                text.append(line.charAt(at));
            } else {
                text.append(c);
            }
        }
        int begin = start < 0 ? line.length() : start;
        words.add(new Word(text.toString(), line.substring(begin), begin, quote));
        return new TypedWords(List.copyOf(words));
    }

    private static boolean escapes(String line, int at, char quote) {
        if (line.charAt(at) != '\\' || at + 1 == line.length()) {
            return false;
        }
        return quote == NONE || (quote == '"' && "\"\\".indexOf(line.charAt(at + 1)) >= 0);
    }

    Word last() {
        return all.get(all.size() - 1);
    }

    /** The words before the last one, and it unless it is empty. */
    List<Word> written() {
        return last().raw().isEmpty() ? all.subList(0, all.size() - 1) : all;
    }
}
