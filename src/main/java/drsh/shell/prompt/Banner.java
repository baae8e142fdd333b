package drsh.shell.prompt;

import drsh.shell.screen.Styled;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * What stands above the first prompt: five lines, one for each {@link Part}, which are filled in as facts arrive. The
 * number of lines never changes, so that the line being typed stays where it is. Safe for use by several threads.
 */
public final class Banner {

    /** Of a terminal that does not say how wide it is. */
    public static final int USUAL_COLUMNS = 80;

    private static final String UNKNOWN = "…";

    /** As wide as the longest label and two blanks. */
    private static final int LABEL_COLUMNS = 8;

    private final Map<Part, AttributedString> known = new EnumMap<>(Part.class);
    private final Runnable changed;

    /** The lines. */
    public enum Part {
        /** What this is: the program, the stack, the engine. */
        DRSH,
        /** How the database and the application are. */
        STACK,
        /** The newest verified backup. */
        BACKUP,
        /** The last drill, and a session that did not end. */
        DRILL,
        /** The one command to type. */
        NEXT
    }

    /**
     * A banner that knows nothing yet.
     *
     * @param changed runs after each change, on the thread that made it
     */
    public Banner(Runnable changed) {
        this.changed = changed;
    }

    /** Fills in a line, or replaces what it said. */
    public void tell(Part part, AttributedString text) {
        synchronized (known) {
            known.put(part, text);
        }
        changed.run();
    }

    /**
     * The lines, each cut to the width: a line that wrapped would be two.
     *
     * @param columns of the terminal
     */
    public List<AttributedString> lines(int columns) {
        return Arrays.stream(Part.values())
                .map(part -> cut(line(part), columns - 1))
                .toList();
    }

    private AttributedString line(Part part) {
        String label = part.name().toLowerCase(Locale.ROOT);
        AttributedString text;
        synchronized (known) {
            text = known.getOrDefault(part, Styled.faint(UNKNOWN));
        }
        AttributedStyle style = part == Part.DRSH || part == Part.NEXT ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
        return new AttributedStringBuilder()
                .append(label, style)
                .append(" ".repeat(LABEL_COLUMNS - label.length()))
                .append(text)
                .toAttributedString();
    }

    private static AttributedString cut(AttributedString line, int columns) {
        return line.columnLength() <= columns
                ? line
                : new AttributedStringBuilder()
                        .append(line.columnSubSequence(0, Math.max(0, columns - 1)))
                        .append(UNKNOWN)
                        .toAttributedString();
    }
}
