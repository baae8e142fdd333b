package drsh.shell.screen;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the operator sees: results on standard output, talk on standard error. One line of talk may be temporary; it
 * goes away when anything else is printed. Safe for use by several threads.
 */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Terminals terminals;
    private final IntSupplier columns;
    private final Appendix transcript;
    private final Object lock;
    private final boolean onlyData;
    private int temporary;

    /**
     * A console over two streams.
     *
     * @param columns the terminal's width now
     */
    public Console(PrintStream out, PrintStream err, Terminals terminals, IntSupplier columns) {
        this(out, err, terminals, columns, text -> {}, new Object(), false);
    }

    private Console(
            PrintStream out,
            PrintStream err,
            Terminals terminals,
            IntSupplier columns,
            Appendix transcript,
            Object lock,
            boolean onlyData) {
        this.out = out;
        this.err = err;
        this.terminals = terminals;
        this.columns = columns;
        this.transcript = transcript;
        this.lock = lock;
        this.onlyData = onlyData;
    }

    /** Gets every line that is printed, without its colors. */
    @FunctionalInterface
    public interface Appendix {

        /** Takes a line. */
        void add(String line);
    }

    /** The same console, whose lines also go to a transcript. */
    public Console with(Appendix also) {
        return new Console(out, err, terminals, columns, also, lock, onlyData);
    }

    /** The same console without colors. */
    public Console withoutColors() {
        return new Console(out, err, terminals.withoutColors(), columns, transcript, lock, onlyData);
    }

    /** The same console, whose standard output gets JSON and nothing else: what would be a result is talk. */
    public Console onlyData() {
        return new Console(out, err, terminals, columns, transcript, lock, true);
    }

    /** Prints a result; it may be several lines. */
    public void print(String text) {
        if (onlyData) {
            say(text);
            return;
        }
        write(out, Printable.lines(text), Printable.lines(text));
    }

    /** Prints a result with styles. */
    public void print(AttributedString text) {
        if (onlyData) {
            say(text);
            return;
        }
        write(out, text.toString(), rendered(text, terminals.out()));
    }

    /** Prints a table: fitted to the terminal, in full where there is none. */
    public void print(Table table) {
        if (onlyData) {
            say(table);
            return;
        }
        table.lines(terminals.out() ? columns.getAsInt() : Integer.MAX_VALUE).forEach(this::print);
    }

    /** Prints a value as JSON. */
    public void json(Object value) {
        String text = Printable.json(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(value));
        write(out, text, text);
    }

    /** Says something that is no result. */
    public void say(String text) {
        write(err, Printable.lines(text), Printable.lines(text));
    }

    /** Says something with styles. */
    public void say(AttributedString text) {
        write(err, text.toString(), rendered(text, terminals.err()));
    }

    /** Says Markdown, set to the width of the terminal; as it is where there is none. */
    public void sayProse(String markdown) {
        if (terminals.err()) {
            Prose.lines(markdown, columns.getAsInt() - 1).forEach(this::say);
        } else {
            say(markdown);
        }
    }

    /** Says what is easier to compare in a table: fitted to the terminal, in full where there is none. */
    public void say(Table table) {
        table.lines(terminals.err() ? columns.getAsInt() : Integer.MAX_VALUE).forEach(this::say);
    }

    /** Whether talk goes to a terminal, so that a line can be overwritten. */
    public boolean live() {
        return terminals.err();
    }

    /** Clears the screen, if there is one. */
    public void clear() {
        if (terminals.out()) {
            out.print("\033[H\033[2J");
            out.flush();
        }
    }

    /** Shows a line until the next one; only where {@link #live()}. */
    public void showTemporarily(String line) {
        synchronized (lock) {
            String fitted = new AttributedString(Printable.line(line))
                    .columnSubSequence(0, columns.getAsInt() - 1)
                    .toString();
            int width = new AttributedString(fitted).columnLength();
            err.print("\r" + fitted + " ".repeat(Math.max(0, temporary - width)));
            err.flush();
            temporary = width;
        }
    }

    /** Removes the temporary line, if there is one. */
    public void clearTemporary() {
        synchronized (lock) {
            if (temporary > 0) {
                err.print("\r" + " ".repeat(temporary) + "\r");
                err.flush();
                temporary = 0;
            }
        }
    }

    /** A writer of results, for Spring Shell. */
    public PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    private void write(PrintStream stream, String plain, String shown) {
        synchronized (lock) {
            clearTemporary();
            stream.println(shown);
            stream.flush();
            transcript.add(plain);
        }
    }

    private String rendered(AttributedString text, boolean terminal) {
        return terminal && terminals.colors() ? text.toAnsi() : text.toString();
    }
}
