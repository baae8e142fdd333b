package drsh.shell;

import drsh.command.Outcome;
import drsh.shell.screen.Console;
import drsh.shell.screen.Keyboard;
import drsh.shell.screen.Styled;
import drsh.shell.screen.TerminalAnswers;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;

/** The prompt: reads a line, runs it, and asks for the next one, whatever became of it. */
final class Interactive {

    private final CommandRunner runner;
    private final Foreground foreground;
    private final LineCompleter completer;
    private final StackName stack;
    private final History history;
    private final Keyboard keyboard;
    private final Leaving leaving;
    private final LeftoverNotice leftovers;
    private final UnfinishedNotice unfinished;

    Interactive(
            CommandRunner runner,
            Foreground foreground,
            LineCompleter completer,
            StackName stack,
            History history,
            Keyboard keyboard,
            Leaving leaving,
            LeftoverNotice leftovers,
            UnfinishedNotice unfinished) {
        this.runner = runner;
        this.foreground = foreground;
        this.completer = completer;
        this.stack = stack;
        this.history = history;
        this.keyboard = keyboard;
        this.leaving = leaving;
        this.leftovers = leftovers;
        this.unfinished = unfinished;
    }

    /** Stays until the operator leaves, which is always DONE. */
    CommandResult run(Console console) {
        String prompt = stack.value() + "> ";
        console.say("drsh " + Version.current() + ", stack " + stack.value());
        console.say("help lists the commands, TAB completes them, Ctrl-D leaves");
        unfinished.of(stack.value()).ifPresent(line -> console.say(Styled.warning(line)));
        LineReader reader = reader(console);
        leftovers.look(reader::printAbove);
        while (!leaving.requested()) {
            try {
                runLine(reader.readLine(prompt), console);
            } catch (UserInterruptException e) {
                if (e.getPartialLine().isEmpty()) {
                    console.say("nothing is running; Ctrl-D or quit leaves");
                }
            } catch (EndOfFileException e) {
                leaving.request();
            }
        }
        return CommandResult.of(Outcome.DONE, "");
    }

    private void runLine(String line, Console console) {
        if (Script.isEmpty(line)) {
            return;
        }
        Circumstances circumstances = new Circumstances(console, new TerminalAnswers(keyboard));
        CommandResult result = foreground.run(console, () -> runner.run(line, circumstances));
        result.failure().ifPresent(failure -> failure.tell(console));
    }

    private LineReader reader(Console console) {
        DefaultParser parser = new DefaultParser();
        // An unclosed quote is a mistake to be told, not the beginning of a second line.
        parser.setEofOnUnclosedQuote(false);
        parser.setEofOnEscapedNewLine(false);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("drsh")
                .terminal(keyboard.terminal())
                .parser(parser)
                .completer(completer)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false);
        Optional<Path> file = history.open();
        file.ifPresentOrElse(
                path -> builder.variable(LineReader.HISTORY_FILE, path),
                () -> console.say("warning: " + history.path() + " cannot be written: no history is kept"));
        return builder.build();
    }
}
