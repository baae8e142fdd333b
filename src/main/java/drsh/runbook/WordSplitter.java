package drsh.runbook;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as the prompt does, without their quotes: what is a command or an option there must not look like
 * something else here. Nothing is refused; what the prompt would refuse, {@link CommandCheck} finds.
 */
final class WordSplitter {

    private static final char NONE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote = NONE;

    private WordSplitter(String line) {
        this.line = line;
    }

    static List<String> split(String line) {
        WordSplitter splitter = new WordSplitter(line);
        for (int at = 0; at < line.length(); at++) {
            if (splitter.escapes(at)) {
                at++;
                splitter.keep(line.charAt(at));
            } else {
                splitter.read(line.charAt(at));
            }
        }
        splitter.end();
        return splitter.words;
    }

    /** Whether a backslash there stands for the character behind it; in double quotes it does for two of them alone. */
    private boolean escapes(int at) {
        if (line.charAt(at) != '\\' || at + 1 == line.length()) {
            return false;
        }
        return quote == NONE || (quote == '"' && "\"\\".indexOf(line.charAt(at + 1)) >= 0);
    }

    private void read(char character) {
        if (quote != NONE && character == quote) {
            quote = NONE;
        } else if (quote != NONE) {
            keep(character);
        } else if (character == '\'' || character == '"') {
            quote = character;
            inWord = true;
        } else if (Character.isWhitespace(character)) {
            end();
        } else {
            keep(character);
        }
    }

    private void keep(char character) {
        word.append(character);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
