package drsh.shell.screen;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * An answer: whatever was typed is one word. Nothing in it is a quote, a blank between words, or a line that goes on.
 *
 * @param line what was typed
 * @param cursor where the cursor stands in it
 */
record WholeLine(String line, int cursor) implements CompletingParsedLine {

    static ParsedLine parsed(String line, int cursor, Parser.ParseContext context) {
        return new WholeLine(line, cursor);
    }

    @Override
    public String word() {
        return line;
    }

    @Override
    public int wordCursor() {
        return cursor;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(line);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return cursor;
    }

    @Override
    public int rawWordLength() {
        return line.length();
    }
}
