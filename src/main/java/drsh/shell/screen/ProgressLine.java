package drsh.shell.screen;

import drsh.command.Amounts;
import drsh.command.Reporter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shows work going on: on a terminal one line that is overwritten and goes away, elsewhere a line every ten seconds and
 * one at the end. Work that is done within a second leaves no line elsewhere.
 */
public final class ProgressLine implements Reporter, AutoCloseable {

    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final long REPEAT = Duration.ofSeconds(10).toNanos();

    private static final long WORTH_A_LINE = Duration.ofSeconds(1).toNanos();

    private final Console console;
    private final LongSupplier nanoTime;
    private String work = "";
    private String latest = "";
    private boolean shown;
    private long started;
    private long drawn;
    private long seen;

    /**
     * Progress on a console.
     *
     * @param nanoTime a clock such as {@link System#nanoTime()}
     */
    public ProgressLine(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void say(String line) {
        if (!console.live()) {
            close();
        }
        console.say(Printable.line(line));
    }

    @Override
    public synchronized void table(List<String> headings, List<List<String>> rows) {
        Table table = new Table();
        headings.forEach(table::text);
        rows.forEach(row -> table.row(row.stream().map(Printable::line).toArray()));
        if (!console.live()) {
            close();
        }
        console.say(table);
    }

    @Override
    public synchronized void progress(String what, long bytes, long expected) {
        long now = nanoTime.getAsLong();
        if (!what.equals(work)) {
            close();
            work = what;
            started = now;
            drawn = console.live() ? now - REDRAW : now;
        }
        seen = now;
        latest = text(bytes, expected, Duration.ofNanos(now - started));
        shown = now - drawn >= (console.live() ? REDRAW : REPEAT);
        if (shown) {
            drawn = now;
            show();
        }
    }

    /** The work is over: the temporary line goes away, the last plain line is printed. */
    @Override
    public synchronized void close() {
        if (console.live()) {
            console.clearTemporary();
        } else if (!work.isEmpty() && !shown && seen - started >= WORTH_A_LINE) {
            show();
        }
        work = "";
    }

    private void show() {
        if (console.live()) {
            console.showTemporarily(latest);
        } else {
            console.say(latest);
        }
    }

    private String text(long bytes, long expected, Duration elapsed) {
        String amount = expected < 0 ? Amounts.size(bytes) : Amounts.size(bytes) + " of " + Amounts.size(expected);
        // A rate over less than half a second says nothing.
        String rate = elapsed.toMillis() < 500
                ? ""
                : ", " + Amounts.size(Math.round(bytes * 1000.0 / elapsed.toMillis())) + "/s";
        return work + ": " + amount + rate + ", " + Amounts.time(elapsed);
    }
}
