package drsh.shell.line;

import drsh.command.DrshException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a POSIX shell does, as far as quoting goes: blanks separate, single quotes keep
 * everything, double quotes keep all but a backslash before {@code "} and {@code \}, a backslash keeps the next
 * character. Nothing is expanded.
 */
public final class Tokenizer {

    private static final char NONE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private Tokenizer(String line) {
        this.line = line;
    }

    /** The words of a line, without their quotes. */
    public static List<String> split(String line) {
        return new Tokenizer(line).split();
    }

    private List<String> split() {
        char quote = NONE;
        for (at = 0; at < line.length(); at++) {
            quote = quote == NONE ? outside(line.charAt(at)) : inside(line.charAt(at), quote);
        }
        if (quote != NONE) {
            throw DrshException.usage("a " + quote + " is not closed", "close the quote, or write \\" + quote);
        }
        end();
        return words;
    }

    private char outside(char c) {
        if (c == '\n') {
            // A pasted text: its second line must not become arguments of the first.
            throw DrshException.usage("this is more than one line", "give one command at a time, or run script FILE");
        }
        if (Character.isWhitespace(c)) {
            end();
            return NONE;
        }
        inWord = true;
        if (c == '\'' || c == '"') {
            return c;
        }
        word.append(c == '\\' ? escaped() : c);
        return NONE;
    }

    private char inside(char c, char quote) {
        if (c == quote) {
            return NONE;
        }
        boolean escape =
                quote == '"' && c == '\\' && at + 1 < line.length() && "\"\\".indexOf(line.charAt(at + 1)) >= 0;
        word.append(escape ? escaped() : c);
        return quote;
    }

    private char escaped() {
        if (at + 1 == line.length()) {
            throw DrshException.usage("the line ends in a backslash", "remove it, or write \\\\");
        }
        return line.charAt(++at);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
