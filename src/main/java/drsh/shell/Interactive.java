package drsh.shell;

import drsh.command.Outcome;
import drsh.shell.line.CommandCatalog;
import drsh.shell.prompt.MistakeHighlighter;
import drsh.shell.prompt.PromptParser;
import drsh.shell.prompt.SharedHistory;
import drsh.shell.screen.Console;
import drsh.shell.screen.Keyboard;
import drsh.shell.screen.TerminalAnswers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jspecify.annotations.Nullable;

/**
 * The prompt: reads a line, runs it, and asks for the next one, whatever became of it. Commands and completion are built
 * when they are first needed, which is after the first prompt stands.
 */
final class Interactive {

    private final Supplier<CommandRunner> runner;
    private final Supplier<LineCompleter> completer;
    private final Supplier<CommandCatalog> catalog;
    private final Foreground foreground;
    private final History history;
    private final Keyboard keyboard;
    private final Leaving leaving;
    private final StackName stack;
    private final Opening opening;
    private final AtomicReference<@Nullable CommandCatalog> known = new AtomicReference<>();

    Interactive(
            Supplier<CommandRunner> runner,
            Supplier<LineCompleter> completer,
            Supplier<CommandCatalog> catalog,
            Foreground foreground,
            History history,
            Keyboard keyboard,
            Leaving leaving,
            StackName stack,
            Opening opening) {
        this.runner = runner;
        this.completer = completer;
        this.catalog = catalog;
        this.foreground = foreground;
        this.history = history;
        this.keyboard = keyboard;
        this.leaving = leaving;
        this.stack = stack;
        this.opening = opening;
    }

    /** Stays until the operator leaves, which is always DONE. */
    CommandResult run(Console console) {
        LineReaderImpl reader = reader(console);
        OpenedPrompt prompt = new OpenedPrompt(reader, stack::value, console);
        opening.begin(prompt.banner());
        reader.getWidgets()
                .put(
                        LineReader.CALLBACK_INIT,
                        () -> prompt.first(() -> {
                            opening.look(prompt.banner());
                            Opening.start("commands", () -> {
                                known.set(catalog.get());
                                // What was typed before the commands were known has no colors yet.
                                prompt.refresh();
                                completer.get().prepare();
                            });
                        }));
        while (!leaving.requested()) {
            try {
                runLine(prompt.read(), console);
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
        CommandResult result = foreground.run(console, () -> runner.get().run(line, circumstances));
        result.failure().ifPresent(failure -> failure.tell(console));
        opening.settle();
    }

    private LineReaderImpl reader(Console console) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("drsh")
                .terminal(keyboard.terminal())
                .parser(new PromptParser())
                .history(new SharedHistory())
                .completer((reader, line, candidates) -> completer.get().complete(reader, line, candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                // What was typed is completed, not replaced: another backup may be one letter away.
                .variable(LineReader.ERRORS, 0)
                // Cutting the file would lose what another shell adds meanwhile; nobody types that much.
                .variable(LineReader.HISTORY_FILE_SIZE, Integer.MAX_VALUE / 2);
        if (console.colors()) {
            builder.highlighter(new MistakeHighlighter(() -> Optional.ofNullable(known.get())));
        }
        Optional<Path> file = history.open();
        file.ifPresentOrElse(
                path -> builder.variable(LineReader.HISTORY_FILE, path),
                () -> console.say("warning: " + history.path() + " cannot be written: no history is kept"));
        return (LineReaderImpl) builder.build();
    }
}
