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

    /** What a shell acts on outside of quotes. */
    private static final String SHELL = "$`|&;<>";

    /** What a shell acts on between double quotes too. */
    private static final String EXPANDED = "$`";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder forAShell = new StringBuilder();
    private final StringBuilder forAShellInQuotes = new StringBuilder();
    private boolean inWord;
    private int at;

    private Tokenizer(String line) {
        this.line = line;
    }

    /** The words of a line, without their quotes. */
    public static List<String> split(String line) {
        return new Tokenizer(line).split();
    }

    /**
     * The words of a command that the configuration names. It is started without a shell, so what only a shell would
     * understand is no part of it: taken literally it would do something else than whoever wrote it meant.
     *
     * @param key the configuration's key
     * @throws DrshException (usage) naming the key and not the command, which may hold a secret
     */
    public static List<String> command(String key, String line) {
        Tokenizer tokenizer = new Tokenizer(line);
        List<String> words;
        try {
            words = tokenizer.split();
        } catch (DrshException e) {
            throw new DrshException(e.outcome(), key + ": " + e.what(), e.next(), e);
        }
        String found = tokenizer.forAShell + (startsAShell(words) ? "" : tokenizer.forAShellInQuotes.toString());
        if (!found.isEmpty()) {
            throw DrshException.usage(
                    key + " is a list of arguments and runs without a shell, so its " + found.charAt(0)
                            + " would mean nothing",
                    "start a shell yourself, as a list: [sh, -c, '…'], name a script, or put single quotes around the "
                            + found.charAt(0));
        }
        return words;
    }

    /** Between the double quotes of {@code sh -c "…"} stands what that shell reads. */
    private static boolean startsAShell(List<String> words) {
        return !words.isEmpty() && words.get(0).endsWith("sh") && words.contains("-c");
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
        if (SHELL.indexOf(c) >= 0) {
            forAShell.append(c);
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
        if (quote == '"' && EXPANDED.indexOf(c) >= 0) {
            forAShellInQuotes.append(c);
        }
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
