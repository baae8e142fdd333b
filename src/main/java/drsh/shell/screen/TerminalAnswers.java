package drsh.shell.screen;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/**
 * The operator's answers, typed at the terminal. They are read by a line editor of their own, so that they neither
 * enter the history of commands nor can be recalled from it.
 */
public final class TerminalAnswers implements Answers {

    /** JLine's mask that shows nothing at all. */
    private static final Character NOTHING = '\0';

    private final Keyboard keyboard;
    private final Function<String, List<Suggestion>> suggestions;

    /** Answers from this terminal. */
    public TerminalAnswers(Keyboard keyboard) {
        this(keyboard, typed -> List.of());
    }

    private TerminalAnswers(Keyboard keyboard, Function<String, List<Suggestion>> suggestions) {
        this.keyboard = keyboard;
        this.suggestions = suggestions;
    }

    /**
     * The same, with answers that TAB completes.
     *
     * @param values the answers there are, by what was typed so far
     */
    public TerminalAnswers suggesting(Function<String, List<Suggestion>> values) {
        return new TerminalAnswers(keyboard, values);
    }

    @Override
    public Optional<String> ask(String question) {
        forgetWhatWasTypedAhead();
        return read(question, null);
    }

    @Override
    public Optional<char[]> secret(String question) {
        return read(question, NOTHING).map(String::toCharArray);
    }

    private Optional<String> read(String question, @Nullable Character mask) {
        beginLine();
        LineReader reader = LineReaderBuilder.builder()
                .appName("drsh")
                .terminal(keyboard.terminal())
                .history(new DefaultHistory())
                .parser(WholeLine::parsed)
                .completer((line, typed, candidates) -> suggest(typed.word(), candidates))
                .variable(LineReader.ERRORS, 0)
                // A list to read and nothing more: an answer that TAB has filled in would be given by Enter.
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.AUTO_MENU_LIST, false)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
        try {
            return Optional.of(reader.readLine(Printable.line(question), mask));
        } catch (EndOfFileException e) {
            return Optional.empty();
        } catch (UserInterruptException e) {
            throw new DrshException(Outcome.INTERRUPTED, "interrupted", "", e);
        }
    }

    /** What was typed ahead has been shown by the terminal; the line editor does not know that, and would be off by it. */
    private void beginLine() {
        Terminal terminal = keyboard.terminal();
        terminal.puts(InfoCmp.Capability.carriage_return);
        terminal.puts(InfoCmp.Capability.clr_eol);
    }

    private void suggest(String typed, List<Candidate> candidates) {
        for (Suggestion suggestion : suggestions.apply(typed)) {
            candidates.add(suggestion.candidate("", candidates.size() + 1));
        }
    }

    /** Keys that were pressed before a question stood on the screen are no answer to it. */
    private void forgetWhatWasTypedAhead() {
        Terminal terminal = keyboard.terminal();
        // Raw, since the terminal's line discipline holds back a line that was not ended yet.
        Attributes before = terminal.enterRawMode();
        try {
            while (terminal.reader().peek(1) >= 0) {
                terminal.reader().read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            terminal.setAttributes(before);
        }
    }

    @Override
    public boolean attended() {
        return true;
    }
}
