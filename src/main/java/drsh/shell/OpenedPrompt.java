package drsh.shell;

import drsh.practice.PracticeStack;
import drsh.shell.prompt.Banner;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * The prompt with the banner above it. The banner is the upper part of the first prompt, so that the line editor, which
 * alone knows where on the screen it is, redraws it when facts arrive: under keys, a resize or a list of completions.
 * What arrives after the first line was entered is told once, above the second prompt.
 */
final class OpenedPrompt {

    /** In a smaller window the banner would push away what is typed. */
    private static final int LEAST_ROWS = 12;

    private final LineReaderImpl reader;
    private final Supplier<String> stack;
    private final Console console;
    private final Banner banner;
    private final boolean inPlace;
    private List<AttributedString> told = List.of();
    private int prompts;
    private boolean reading;

    /**
     * A prompt.
     *
     * @param stack the stack's name at that moment
     */
    OpenedPrompt(LineReaderImpl reader, Supplier<String> stack, Console console) {
        this.reader = reader;
        this.stack = stack;
        this.console = console;
        this.banner = new Banner(this::refresh);
        int rows = reader.getTerminal().getRows();
        this.inPlace = !dumb(reader.getTerminal()) && (rows <= 0 || rows >= LEAST_ROWS);
    }

    Banner banner() {
        return banner;
    }

    /** Runs something when the first prompt is about to be drawn; always true, as the line editor wants it. */
    boolean first(Runnable work) {
        if (prompts == 1) {
            work.run();
        }
        return true;
    }

    /** Reads a line. */
    String read() {
        String prompt;
        synchronized (this) {
            prompts++;
            if (prompts == 1 && !inPlace) {
                tell(1);
            } else if (prompts == 2) {
                tell(Banner.Part.values().length);
            }
            prompt = prompt();
            reading = true;
        }
        try {
            return reader.readLine(prompt);
        } finally {
            synchronized (this) {
                reading = false;
            }
        }
    }

    /** Says those of the first lines whose facts have not been shown yet; another width alone is no news. */
    private void tell(int lines) {
        List<AttributedString> facts = facts();
        List<AttributedString> shown = banner.lines(columns());
        for (int i = 0; i < lines; i++) {
            if (!told.contains(facts.get(i))) {
                console.say(shown.get(i));
            }
        }
        told = facts;
    }

    private List<AttributedString> facts() {
        return banner.lines(Integer.MAX_VALUE);
    }

    /** Draws it anew, if a line is being typed. */
    synchronized void refresh() {
        if (!reading) {
            return;
        }
        reader.setPrompt(prompt());
        try {
            reader.callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException e) {
            // The line was entered in this very moment: the next prompt is a new one.
            reading = false;
        }
    }

    private synchronized String prompt() {
        String name = stack.get();
        boolean practice = name.equals(PracticeStack.PROJECT.value());
        String own = shown(practice ? Styled.good(name + "> ") : Styled.bold(name + "> "));
        if (prompts > 1 || !inPlace) {
            return own;
        }
        told = facts();
        StringBuilder all = new StringBuilder();
        banner.lines(columns()).forEach(line -> all.append(shown(line)).append('\n'));
        // The line editor takes a percent sign for the beginning of a pattern.
        return all.toString().replace("%", "%%") + own;
    }

    private String shown(AttributedString text) {
        return console.colors() ? text.toAnsi() : text.toString();
    }

    private int columns() {
        int columns = reader.getTerminal().getColumns();
        return columns > 0 ? columns : Banner.USUAL_COLUMNS;
    }

    private static boolean dumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }
}
