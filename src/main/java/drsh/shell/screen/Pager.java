package drsh.shell.screen;

import drsh.process.AttendedProcess;
import drsh.process.TerminalSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Shows a long text a page at a time, with the program that the operator likes. It can only ever make reading easier: a
 * program that is missing or fails shows nothing, and the text is printed as if there were none.
 */
public final class Pager {

    /** What less does when nobody has told it otherwise, as for git: leave if it fits, keep colors and the screen. */
    private static final Map<String, String> HABITS = Map.of("LESS", "FRX", "LESSCHARSET", "utf-8", "LESSSECURE", "1");

    /** No screen that somebody works on is lower; below it nobody has to be asked how high it is. */
    private static final int LOWEST_SCREEN = 20;

    private static final int USUAL_ROWS = 24;

    private final List<String> command;
    private final Map<String, String> environment;

    private Pager(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /**
     * The pager that the environment asks for: {@code DRSH_PAGER}, {@code PAGER}, else less if it is there.
     *
     * @return empty when none is wanted ({@code cat}, or nothing at all), none is there, or the terminal cannot do it
     */
    public static Optional<Pager> of(Terminals terminals, Map<String, String> environment) {
        String asked = environment.getOrDefault("DRSH_PAGER", environment.get("PAGER"));
        boolean able = terminals.in()
                && terminals.out()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        if (!able || (asked != null && (asked.isBlank() || asked.strip().equals("cat")))) {
            return Optional.empty();
        }
        if (asked == null && !present("less", environment.getOrDefault("PATH", ""))) {
            return Optional.empty();
        }
        Map<String, String> habits = new HashMap<>(HABITS);
        habits.keySet().removeAll(environment.keySet());
        return Optional.of(new Pager(words(asked == null ? "less" : asked.strip()), habits));
    }

    /** As others start it: by a shell, if it needs one. */
    private static List<String> words(String command) {
        boolean plain = command.matches("[A-Za-z0-9_./+:=,@%~ -]+");
        return plain ? List.of(command.split(" +")) : List.of("/bin/sh", "-c", command);
    }

    private static boolean present(String program, String path) {
        return Arrays.stream(path.split(":"))
                .filter(directory -> directory.startsWith("/"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Whether so many lines are more than the screen has room for, with a prompt below them. */
    boolean needed(int lines) {
        return lines >= LOWEST_SCREEN
                && lines >= TerminalSize.now().map(TerminalSize::rows).orElse(USUAL_ROWS);
    }

    /**
     * Shows the lines until the operator has seen enough.
     *
     * @return whether they were shown; if not they still have to be printed
     */
    boolean show(List<String> lines) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        AtomicBoolean interrupted = new AtomicBoolean();
        // Ctrl-C is for the pager, which gets it too: drsh must neither end nor write over what it shows.
        Object before = Signals.register("INT", () -> interrupted.set(true));
        try {
            OptionalInt code = new AttendedProcess(command, environment).feed(String.join("\n", lines) + "\n");
            // The thread is interrupted now only when the process is told to end, which takes the pager with it.
            return interrupted.get()
                    || Thread.currentThread().isInterrupted()
                    || (code.isPresent() && code.getAsInt() == 0);
        } finally {
            Signals.unregister("INT", before);
        }
    }
}
