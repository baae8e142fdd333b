package drsh.shell.screen;

import drsh.process.TerminalSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** The terminal, opened when first needed: opening it costs more than most commands. */
public final class Keyboard implements AutoCloseable {

    /** The kinds of terminals that JLine 4.5 brings a description of, and that people use. */
    private static final Set<String> KNOWN =
            Set.of("xterm", "xterm-256color", "screen", "screen-256color", "rxvt", "rxvt-unicode-256color");

    private final Runnable onInterrupt;
    private final AtomicBoolean resized = new AtomicBoolean();
    private int columns;
    private boolean watched;
    private @Nullable Terminal terminal;

    /**
     * A terminal not yet opened.
     *
     * @param columns its width until then
     * @param onInterrupt what Ctrl-C does while no line is being edited
     */
    public Keyboard(int columns, Runnable onInterrupt) {
        this.columns = columns;
        this.onInterrupt = onInterrupt;
    }

    /** The terminal's width now. */
    public synchronized int columns() {
        if (terminal == null) {
            watch();
            if (resized.getAndSet(false)) {
                // Who is interrupted cannot ask now, and asks again.
                TerminalSize.now()
                        .ifPresentOrElse(
                                size -> columns = size.columns(),
                                () -> resized.set(Thread.currentThread().isInterrupted()));
            }
            return columns;
        }
        int now = terminal.getColumns();
        return now > 0 ? now : columns;
    }

    /** A terminal that was not opened says that it has another size by a signal, and how large it is only when asked. */
    private void watch() {
        if (!watched) {
            watched = true;
            Signals.register("WINCH", () -> resized.set(true));
        }
    }

    /** The terminal. */
    public synchronized Terminal terminal() {
        if (terminal == null) {
            terminal = open();
            // JLine takes over the process's signals when it opens the terminal.
            terminal.handle(Signal.INT, signal -> onInterrupt.run());
        }
        return terminal;
    }

    /**
     * Begins to open the terminal beside what else there is to do. What goes wrong is told by the first who needs it.
     */
    public void openBeside() {
        Thread opening = new Thread(this::terminal, "terminal");
        opening.setUncaughtExceptionHandler((thread, thrown) -> {});
        opening.setDaemon(true);
        opening.start();
    }

    /** By JLine's own code where that can be loaded; else by the programs {@code tty} and {@code stty}. */
    private static Terminal open() {
        describe(System.getenv("TERM"));
        try {
            return builder().exec(false).dumb(false).build();
        } catch (IOException | IllegalStateException e) {
            try {
                return builder().dumb(true).build();
            } catch (IOException other) {
                other.addSuppressed(e);
                throw new UncheckedIOException(other);
            }
        }
    }

    /**
     * Without JLine's questions to the terminal (which clusters of characters does it join?): while it waits for the
     * answers it throws away what was typed meanwhile, such as a first command that was typed ahead (JLine 4.5).
     */
    private static TerminalBuilder builder() {
        return TerminalBuilder.builder().graphemeCluster(false).system(true).encoding(StandardCharsets.UTF_8);
    }

    /** What JLine knows of a kind of terminal by itself, it need not start {@code infocmp} for. */
    private static void describe(@Nullable String kind) {
        if (kind != null && KNOWN.contains(kind)) {
            InfoCmp.setLoadedInfoCmp(kind, () -> InfoCmp.getDefaultInfoCmp(kind));
        }
    }

    @Override
    public synchronized void close() {
        if (terminal != null) {
            try {
                terminal.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
