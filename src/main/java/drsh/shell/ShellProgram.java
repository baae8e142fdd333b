package drsh.shell;

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
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

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

    /** Results that did not reach their place are no success, whatever the command did. */
    private int told(int code) {
        if (output.lost().isEmpty() || code != Outcome.DONE.code()) {
            return code;
        }
        String what = "the output is not whole: " + output.lost().get();
        new Failure(Outcome.FAILED, what, "make room where it goes, and run it again", false).tell(console);
        return Outcome.FAILED.code();
    }

    private int run(List<String> arguments, Class<?> wiring) {
        boolean debug = arguments.contains("--debug");
        try (keyboard) {
            Startup startup = Startup.of(arguments);
            try (AnnotationConfigApplicationContext beans = open(startup, wiring)) {
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

    private AnnotationConfigApplicationContext open(Startup startup, Class<?> wiring) {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        beans.registerBean(Startup.class, () -> startup);
        beans.registerBean(Console.class, () -> console);
        beans.registerBean(Keyboard.class, () -> keyboard);
        beans.registerBean(Foreground.class, () -> foreground);
        beans.register(wiring);
        beans.refresh();
        return beans;
    }

    private CommandResult run(Startup startup, AnnotationConfigApplicationContext beans) {
        if (startup.command().isEmpty() && terminals.in()) {
            return beans.getBean(Interactive.class).run(console);
        }
        return foreground.run(console, () -> {
            CommandResult result = startup.command().isEmpty() ? piped(beans) : oneShot(startup, beans);
            result.failure().ifPresent(failure -> failure.tell(console));
            return result;
        });
    }

    private CommandResult piped(AnnotationConfigApplicationContext beans) {
        try (LineSource lines = standardInput()) {
            return beans.getBean(Script.class).run(lines, console);
        }
    }

    private CommandResult oneShot(Startup startup, AnnotationConfigApplicationContext beans) {
        Answers answers = terminals.attended() ? new TerminalAnswers(keyboard) : standardInput();
        return beans.getBean(CommandRunner.class).run(startup.command(), new Circumstances(console, answers));
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
