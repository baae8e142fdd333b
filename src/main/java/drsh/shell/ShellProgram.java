package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.StateDirectory;
import drsh.shell.line.CommonOptions;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.Keyboard;
import drsh.shell.screen.LineSource;
import drsh.shell.screen.Pager;
import drsh.shell.screen.StandardOutput;
import drsh.shell.screen.TerminalAnswers;
import drsh.shell.screen.Terminals;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One run of the program, from the arguments to the exit code. */
public final class ShellProgram {

    private final Terminals terminals;
    private final StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    private final Foreground foreground = new Foreground();
    private final Keyboard keyboard;
    private final Console console;

    private ShellProgram(Terminals terminals, Optional<Pager> pager) {
        this.terminals = terminals;
        this.keyboard = new Keyboard(terminals.columns(), foreground::interrupt);
        Console plain = new Console(output.printer(), stream(FileDescriptor.err), terminals, keyboard::columns);
        this.console = pager.map(plain::with).orElse(plain);
    }

    /**
     * Runs the program. Nothing is thrown: what goes wrong, also in the wiring, is told in one line.
     *
     * @param arguments of the process
     * @param wiring the class that holds or imports all beans
     * @return the exit code
     */
    public static int run(String[] arguments, Class<?> wiring) {
        Logging.silence();
        Terminals terminals = Terminals.of(System.getProperties(), System.getenv());
        List<String> words = List.of(arguments);
        boolean atOnce = words.contains(CommonOptions.NO_PAGER.typed());
        ShellProgram program = new ShellProgram(
                Startup.colored(terminals, words), atOnce ? Optional.empty() : Pager.of(terminals, System.getenv()));
        return program.told(program.run(words, wiring));
    }

    /** Results that did not reach their place are always told, and are no success, whatever the command did. */
    private int told(int code) {
        Optional<String> lost = output.lost();
        if (lost.isEmpty()) {
            return code;
        }
        String what = "the output is not whole: " + lost.get();
        new Failure(Outcome.FAILED, what, "make room where it goes, and run it again", false).tell(console);
        boolean done = code == Outcome.DONE.code() || code == Outcome.ATTENTION.code();
        return done ? Outcome.FAILED.code() : code;
    }

    private int run(List<String> arguments, Class<?> wiring) {
        boolean debug = arguments.contains("--debug");
        try (keyboard) {
            Startup startup = Startup.of(arguments);
            if (atPrompt(startup)) {
                keyboard.openBeside();
            }
            try (Beans beans = beans(startup, wiring)) {
                return run(startup, beans).outcome().code();
            }
        } catch (RuntimeException | Error e) {
            Failure failure = Failure.of(e);
            StateDirectory state = StateDirectory.of(System.getenv(), System.getProperty("user.home", "."));
            Failure told = debug ? new DebugLog(state, Clock.systemUTC(), true).record(failure, e) : failure;
            told.tell(console);
            return told.outcome().code();
        }
    }

    private Beans beans(Startup startup, Class<?> wiring) {
        Beans beans = new Beans(wiring);
        beans.add(Startup.class, () -> startup);
        beans.add(Console.class, () -> console);
        beans.add(Keyboard.class, () -> keyboard);
        beans.add(Foreground.class, () -> foreground);
        return beans;
    }

    private boolean atPrompt(Startup startup) {
        return startup.command().isEmpty() && terminals.in();
    }

    private CommandResult run(Startup startup, Beans beans) {
        if (atPrompt(startup)) {
            return beans.get(Interactive.class).run(console);
        }
        return foreground.run(console, () -> {
            CommandResult result = startup.command().isEmpty() ? piped(beans) : oneShot(startup, beans);
            result.failure().ifPresent(failure -> failure.tell(console));
            return result;
        });
    }

    private CommandResult piped(Beans beans) {
        if (Terminals.inputClosed(System.getProperties())) {
            throw DrshException.usage(
                    "there is no standard input to read commands from: it is closed",
                    "write the command behind drsh, or redirect a file of commands: drsh < FILE");
        }
        try (LineSource lines = standardInput()) {
            return beans.get(Script.class).run(lines, console);
        }
    }

    private CommandResult oneShot(Startup startup, Beans beans) {
        Answers answers = terminals.attended() ? new TerminalAnswers(keyboard) : standardInput();
        return beans.get(CommandRunner.class).run(startup.command(), new Circumstances(console, answers));
    }

    private LineSource standardInput() {
        // Through a channel: a read from the stream itself could not be interrupted.
        FileInputStream stream = new FileInputStream(FileDescriptor.in);
        return new LineSource("standard input", Channels.newInputStream(stream.getChannel()), console);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }
}
