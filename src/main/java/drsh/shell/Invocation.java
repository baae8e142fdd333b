package drsh.shell;

import drsh.command.Reporter;
import drsh.shell.line.CommandLine;
import drsh.shell.line.CommonOptions;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.ProgressLine;
import drsh.shell.screen.Table;
import java.util.function.Supplier;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/**
 * One run of a command, as the command sees it. A command's method that has a parameter of this type gets it; Spring
 * Shell carries it in the place of its own input reader.
 */
final class Invocation implements InputReader, AutoCloseable {

    private final CommandLine line;
    private final Circumstances circumstances;
    private final ProgressLine reporter;

    Invocation(CommandLine line, Circumstances circumstances) {
        this.line = line;
        this.circumstances = circumstances;
        this.reporter = new ProgressLine(circumstances.console(), System::nanoTime);
    }

    static Invocation of(CommandContext context) {
        return (Invocation) context.inputReader();
    }

    /** The line that was typed. */
    CommandLine line() {
        return line;
    }

    /** Where to print. */
    Console console() {
        return circumstances.console();
    }

    /** Whom work tells how it goes on. */
    Reporter reporter() {
        return reporter;
    }

    /** Whether the command must only say what it would do. */
    boolean dryRun() {
        return circumstances.dryRun() || line.has(CommonOptions.DRY_RUN);
    }

    /**
     * In a dry run, says what the command would do.
     *
     * @param what as it follows "would"
     * @return whether it is a dry run, so that nothing must be done
     */
    boolean onlyPlans(String what) {
        if (dryRun()) {
            console().print("would " + what);
        }
        return dryRun();
    }

    /** Asks before the application is interrupted or something is deleted; see {@link Confirmation}. */
    void confirmChange(String question) {
        confirmation().change(question);
    }

    /** Asks before data is replaced or deleted; see {@link Confirmation}. */
    void confirmDestroy(String question, String stack) {
        confirmation().destroy(question, stack);
    }

    /** Prints data: as a {@link JsonDocument} where that was asked for, else as a table. */
    void show(Object data, Supplier<Table> table) {
        if (line.has(CommonOptions.JSON)) {
            console().json(new JsonDocument(line.command(), data));
        } else {
            console().print(table.get());
        }
    }

    /** Whether data is to be printed as JSON. */
    boolean json() {
        return line.has(CommonOptions.JSON);
    }

    /**
     * Who answers questions. Only the commands that lead through a runbook take answers from the lines of a script or
     * of piped input; the others ask by {@link #confirmChange} and {@link #confirmDestroy}, which do not.
     */
    Answers answers() {
        return circumstances.answers();
    }

    /** What surrounds this run, for a command that runs others. */
    Circumstances circumstances() {
        return circumstances;
    }

    private Confirmation confirmation() {
        boolean settled = circumstances.confirmed() || dryRun();
        return new Confirmation(line, circumstances.answers(), settled);
    }

    @Override
    public void close() {
        reporter.close();
    }
}
