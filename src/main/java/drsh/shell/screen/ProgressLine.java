package drsh.shell.screen;

import drsh.command.Amounts;
import drsh.command.Reporter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows work going on: on a terminal one line that is overwritten and goes away, elsewhere a line every ten seconds and
 * one at the end. Work that is done within a second leaves no line elsewhere. The line is also drawn anew when nothing
 * comes, so that what stands still can be told from what goes on.
 */
public final class ProgressLine implements Reporter, AutoCloseable {

    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final long REPEAT = Duration.ofSeconds(10).toNanos();
    private static final long WORTH_A_LINE = Duration.ofSeconds(1).toNanos();

    /** Work that says nothing of itself is worth a word after so long. */
    private static final long SILENT = Duration.ofSeconds(2).toNanos();

    private static final long TICK_MILLIS = 500;

    private final Console console;
    private final LongSupplier nanoTime;
    private String work = "";
    private @Nullable Silent silent;
    private long bytes;
    private long expected;
    private boolean about;
    private boolean shown;
    private long started;
    private long drawn;
    private long seen;
    private @Nullable Thread ticker;

    /**
     * Work that moves no bytes.
     *
     * @param usually how long it took the last time, or null
     */
    private record Silent(String line, @Nullable Duration usually) {

        String text(Duration elapsed) {
            String worked = "working for " + Amounts.time(elapsed);
            return usually == null || elapsed.compareTo(usually) >= 0
                    ? worked
                    : worked + ", about " + Amounts.time(usually.minus(elapsed)) + " left";
        }
    }

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
            finish();
        }
        silent = null;
        console.say(Printable.line(line));
    }

    @Override
    public synchronized void table(List<String> headings, List<List<String>> rows) {
        Table table = new Table();
        headings.forEach(table::text);
        rows.forEach(row -> table.row(row.stream().map(Printable::line).toArray()));
        if (!console.live()) {
            finish();
        }
        silent = null;
        console.say(table);
    }

    @Override
    public synchronized void working(String line, @Nullable Duration usually) {
        finish();
        console.say(Printable.line(line) + (usually == null ? "" : " (about " + Amounts.time(usually) + ")"));
        silent = new Silent(line, usually);
        started = nanoTime.getAsLong();
        drawn = started;
        tick();
    }

    @Override
    public synchronized void progress(String what, long moved, long total) {
        advance(what, moved, total, false);
    }

    @Override
    public synchronized void progressAbout(String what, long moved, long total) {
        advance(what, moved, total, true);
    }

    private void advance(String what, long moved, long total, boolean guessed) {
        long now = nanoTime.getAsLong();
        if (!what.equals(work)) {
            finish();
            work = what;
            started = now;
            drawn = console.live() ? now - REDRAW : now;
            tick();
        }
        bytes = moved;
        expected = total;
        about = guessed;
        seen = now;
        shown = now - drawn >= (console.live() ? REDRAW : REPEAT);
        if (shown) {
            show(now);
        }
    }

    /** Draws the line anew although nothing has come. */
    synchronized void lookAgain() {
        long now = nanoTime.getAsLong();
        long wait = console.live() ? 2 * TICK_MILLIS * 1_000_000 : REPEAT;
        boolean moving = !work.isEmpty() && (about || expected < 0 || bytes < expected);
        boolean worthIt = silent == null ? moving : now - started >= SILENT;
        if (worthIt && now - drawn >= (silent == null || !console.live() ? wait : REDRAW)) {
            show(now);
            shown = true;
        }
    }

    /** The work is over: the temporary line goes away, the last plain line is printed. */
    @Override
    public synchronized void close() {
        finish();
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
        }
    }

    private void finish() {
        if (console.live()) {
            console.clearTemporary();
        } else if (!work.isEmpty() && !shown && seen - started >= WORTH_A_LINE) {
            show(seen);
        }
        work = "";
        silent = null;
    }

    private void show(long now) {
        drawn = now;
        Duration elapsed = Duration.ofNanos(now - started);
        String text = silent != null
                ? silent.text(elapsed)
                : new ProgressText(work, bytes, expected, about, elapsed, Duration.ofNanos(now - seen))
                        .within(console.live() ? console.columns() : Integer.MAX_VALUE);
        if (console.live()) {
            console.showTemporarily(text);
        } else {
            console.say(text);
        }
    }

    /** Only work that takes time has a thread to watch it. */
    private void tick() {
        if (ticker != null) {
            return;
        }
        Thread thread = new Thread(this::ticking, "progress");
        thread.setDaemon(true);
        thread.start();
        ticker = thread;
    }

    private void ticking() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                lookAgain();
            }
        } catch (InterruptedException e) {
            // The work is over.
            return;
        }
    }
}
