package drsh.shell.screen;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
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
    private final TemporaryLine temporary;
    private final Manner manner;

    /**
     * How one command's output is treated.
     *
     * @param transcript gets every line, without its colors
     * @param pager shows what is longer than the screen; null for nothing
     * @param onlyData whether standard output is for JSON alone
     * @param page where results are gathered instead of being printed; null for nowhere
     */
    private record Manner(
            Appendix transcript,
            @Nullable Pager pager,
            boolean onlyData,
            @Nullable List<AttributedString> page) {}

    /**
     * A console over two streams.
     *
     * @param columns the terminal's width now
     */
    public Console(PrintStream out, PrintStream err, Terminals terminals, IntSupplier columns) {
        this(out, err, terminals, columns, new TemporaryLine(err, columns), new Manner(text -> {}, null, false, null));
    }

    private Console(
            PrintStream out,
            PrintStream err,
            Terminals terminals,
            IntSupplier columns,
            TemporaryLine temporary,
            Manner manner) {
        this.out = out;
        this.err = err;
        this.terminals = terminals;
        this.columns = columns;
        this.temporary = temporary;
        this.manner = manner;
    }

    /** Gets every line that is printed, without its colors. */
    @FunctionalInterface
    public interface Appendix {

        /** Takes a line. */
        void add(String line);
    }

    private Console with(Manner other) {
        return new Console(out, err, terminals, columns, temporary, other);
    }

    private Console on(Terminals other) {
        return new Console(out, err, other, columns, temporary, manner);
    }

    /** The same console, whose lines also go to a transcript. */
    public Console with(Appendix also) {
        return with(new Manner(also, manner.pager(), manner.onlyData(), manner.page()));
    }

    /** The same console without colors. */
    public Console withoutColors() {
        return on(terminals.withoutColors());
    }

    /** The same console with colors, in a pipe too. */
    public Console withColors() {
        return on(terminals.withColors());
    }

    /** The same console, which shows long results a page at a time where standard output is a terminal. */
    public Console with(Pager pager) {
        return with(new Manner(manner.transcript(), pager, manner.onlyData(), manner.page()));
    }

    /** The same console, which prints at once however long it is. */
    public Console withoutPager() {
        return with(new Manner(manner.transcript(), null, manner.onlyData(), manner.page()));
    }

    /** The same console, whose standard output gets JSON and nothing else: what would be a result is talk. */
    public Console onlyData() {
        return with(new Manner(manner.transcript(), null, true, manner.page()));
    }

    /** Prints a result; it may be several lines. */
    public void print(String text) {
        if (manner.page() != null) {
            lines(text).forEach(this::print);
        } else {
            write(results(), Printable.lines(text), Printable.lines(text));
        }
    }

    /** Prints a result with styles. */
    public void print(AttributedString text) {
        if (manner.page() != null) {
            manner.page().add(text);
        } else {
            write(results(), text.toString(), rendered(text, manner.onlyData() ? terminals.err() : terminals.out()));
        }
    }

    /** Prints a table: fitted to the terminal, in full where there is none. */
    public void print(Table table) {
        printAll(table.lines(width()));
    }

    /** Prints terms and their texts: wrapped to the terminal, in long lines where there is none. */
    public void print(Entries entries) {
        printAll(entries.lines(width()));
    }

    /** Prints a text: wrapped to the terminal with its indentation, in one line where there is none. */
    public void wrap(String text) {
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        String more = indent.isEmpty() ? "    " : indent + "  ";
        List<String> lines = Entries.wrap(text.strip(), width() - more.length());
        for (int i = 0; i < lines.size(); i++) {
            print((i == 0 ? indent : more) + lines.get(i));
        }
    }

    /** Prints all that the work prints at its end, a page at a time if that is longer than the screen. */
    public void paged(Consumer<Console> work) {
        if (!pages()) {
            work.accept(this);
            return;
        }
        List<AttributedString> page = new ArrayList<>();
        work.accept(with(new Manner(manner.transcript(), null, false, page)));
        printAll(page);
    }

    private void printAll(List<AttributedString> lines) {
        Pager pager = manner.pager();
        if (pager != null && pages() && pager.needed(lines.size())) {
            synchronized (temporary) {
                temporary.wipe();
                if (pager.show(lines.stream().map(line -> rendered(line, true)).toList())) {
                    lines.forEach(line -> manner.transcript().add(line.toString()));
                    return;
                }
            }
        }
        lines.forEach(this::print);
    }

    private boolean pages() {
        return manner.pager() != null && manner.page() == null && terminals.out();
    }

    /** How many columns results may take: those of the terminal, and any number where there is none. */
    public int width() {
        return (manner.onlyData() ? terminals.err() : terminals.out()) ? columns.getAsInt() : Integer.MAX_VALUE;
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

    /** Whether colors are welcome. */
    public boolean colors() {
        return terminals.colors();
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
        synchronized (temporary) {
            temporary.show(line);
        }
    }

    /** How many columns a temporary line may have. */
    public int columns() {
        return temporary.room();
    }

    /** Removes the temporary line, if there is one. */
    public void clearTemporary() {
        synchronized (temporary) {
            temporary.wipe();
        }
    }

    /** Ends the line on which the terminal has shown a key, such as ^C; a temporary line goes away with that. */
    public void endLineOfKeys() {
        synchronized (temporary) {
            if (!temporary.wipe()) {
                err.println();
                err.flush();
            }
        }
    }

    /** A writer of results, for Spring Shell. */
    public PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    private PrintStream results() {
        return manner.onlyData() ? err : out;
    }

    private static List<AttributedString> lines(String text) {
        return text.lines().map(Styled::plain).toList();
    }

    private void write(PrintStream stream, String plain, String shown) {
        synchronized (temporary) {
            temporary.wipe();
            stream.println(shown);
            stream.flush();
            manner.transcript().add(plain);
        }
    }

    private String rendered(AttributedString text, boolean terminal) {
        boolean colored = terminal ? terminals.colors() : terminals.colorsAnywhere();
        return colored ? text.toAnsi() : text.toString();
    }
}
