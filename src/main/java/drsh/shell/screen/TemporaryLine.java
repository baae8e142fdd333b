package drsh.shell.screen;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;

/**
 * The one line of a terminal that is overwritten and goes away. All consoles over the same stream share it, since
 * whatever any of them prints has to wipe it first; they hold its monitor while they print.
 */
final class TemporaryLine {

    /** What the terminal shows of Ctrl-C and the like, at the cursor: it has to fit behind the line. */
    private static final int KEY = 2;

    private final PrintStream stream;
    private final IntSupplier columns;
    private int cursor;

    TemporaryLine(PrintStream stream, IntSupplier columns) {
        this.stream = stream;
        this.columns = columns;
    }

    /** How many columns it may have. */
    int room() {
        return Math.max(1, columns.getAsInt() - KEY - 1);
    }

    /** Shows this in the place of what it showed. */
    void show(String line) {
        String fitted = new AttributedString(Printable.line(line))
                .columnSubSequence(0, room())
                .toString();
        int width = new AttributedString(fitted).columnLength();
        String start = start();
        print(start + fitted + " ".repeat(Math.max(0, cursor - width)));
        cursor = Math.max(cursor, width);
    }

    /**
     * Wipes it, and what the terminal has shown of a key behind it.
     *
     * @return whether there was anything to wipe
     */
    boolean wipe() {
        boolean shown = cursor > 0;
        if (shown) {
            String start = start();
            print(cursor > 0 ? start + " ".repeat(cursor + KEY) + "\r" : start);
            cursor = 0;
        }
        return shown;
    }

    /**
     * Goes to where it begins. A window that became narrower has wrapped it, as nearly all terminals do and as JLine
     * takes for granted of the line being edited: then the rows that it has now are wiped.
     */
    private String start() {
        int above = (cursor - 1) / Math.max(1, columns.getAsInt());
        if (above <= 0) {
            return "\r";
        }
        cursor = 0;
        return "\033[" + above + "A\r\033[J";
    }

    private void print(String text) {
        stream.print(text);
        stream.flush();
    }
}
