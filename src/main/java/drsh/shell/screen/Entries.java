package drsh.shell.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Terms with a text beside each, as help lists commands and options. The texts are wrapped and line up; where there is
 * not the room for two columns, each text stands below its term.
 */
public final class Entries {

    private static final String INDENT = "  ";

    /** Longer terms have their text below them, so that one of them does not push all texts to the right. */
    private static final int LONGEST = 30;

    /** A column of text that is narrower than this reads badly. */
    private static final int NARROWEST = 30;

    private record Entry(String term, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a term; its text may be empty. */
    public Entries add(String term, String text) {
        entries.add(new Entry(term, text));
        return this;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The lines within a width. */
    public List<AttributedString> lines(int width) {
        int column = entries.stream()
                        .mapToInt(entry -> columns(entry.term()))
                        .filter(term -> term <= LONGEST)
                        .reduce(0, Math::max)
                + 2 * INDENT.length();
        boolean below = width - column < NARROWEST;
        List<AttributedString> lines = new ArrayList<>();
        for (Entry entry : entries) {
            add(entry, below ? 2 * INDENT.length() : column, below, width, lines);
        }
        return lines;
    }

    private static void add(Entry entry, int column, boolean below, int width, List<AttributedString> lines) {
        boolean beside = !below && columns(entry.term()) + 2 * INDENT.length() <= column;
        List<String> wrapped = wrap(entry.text(), width - column);
        AttributedStringBuilder first =
                new AttributedStringBuilder().append(INDENT).append(Styled.bold(entry.term()));
        if (beside && !wrapped.isEmpty()) {
            first.append(" ".repeat(column - INDENT.length() - columns(entry.term())))
                    .append(wrapped.get(0));
            wrapped = wrapped.subList(1, wrapped.size());
        }
        lines.add(first.toAttributedString());
        wrapped.forEach(text -> lines.add(new AttributedString(" ".repeat(column) + text)));
    }

    /** Breaks a text between its words; a word that is longer than a line stays whole. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.line(text).split(" ", -1)) {
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }
}
