package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Console;
import drsh.shell.screen.LineSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs commands line by line, echoing each, until the first that does not end with DONE. Blank lines and lines that
 * begin with {@code #} are skipped.
 */
final class Script {

    private static final String PROMPT = "drsh> ";

    private final CommandRunner runner;
    private final Leaving leaving;
    private final AtomicBoolean running = new AtomicBoolean();

    Script(CommandRunner runner, Leaving leaving) {
        this.runner = runner;
        this.leaving = leaving;
    }

    /** Whether a line holds no command. */
    static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    /**
     * Runs all lines; the result is that of the last one run.
     *
     * @throws DrshException (USAGE) when it is called by a line of a script: one that runs itself would never end
     */
    CommandResult run(LineSource lines, Console console) {
        if (!running.compareAndSet(false, true)) {
            throw DrshException.usage("a script cannot run another script", "run them one after the other");
        }
        try {
            return runLines(lines, console);
        } finally {
            running.set(false);
        }
    }

    private CommandResult runLines(LineSource lines, Console console) {
        CommandResult result = CommandResult.of(Outcome.DONE, "");
        while (result.outcome() == Outcome.DONE && !leaving.requested()) {
            Optional<String> line = lines.next();
            if (line.isEmpty()) {
                return result;
            }
            if (!isEmpty(line.get())) {
                result = runLine(line.get(), lines, console);
            }
        }
        return result;
    }

    private CommandResult runLine(String line, LineSource lines, Console console) {
        console.say(PROMPT + line);
        String place = lines.position();
        CommandResult result = runner.run(line, new Circumstances(console, lines));
        return result.outcome() == Outcome.DONE ? result : result.at(place);
    }
}
