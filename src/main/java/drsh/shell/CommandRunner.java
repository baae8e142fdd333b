package drsh.shell;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.ColorChoice;
import drsh.shell.line.CommandLine;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.StrictCommandParser;
import drsh.shell.screen.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;

/**
 * Runs one command on the calling thread and tells how it ended. Nothing is thrown: what goes wrong is in the result,
 * and printing it is the caller's part.
 */
final class CommandRunner {

    private final StrictCommandParser parser;
    private final CommandGroups groups;
    private final HelpPages help;
    private final DebugLog debugLog;
    private final Foreground foreground;
    private final LockRemark lock;

    /**
     * A runner.
     *
     * @param foreground knows whether the operator has asked to stop what runs now
     * @param lock what a dry run says of it
     */
    CommandRunner(
            StrictCommandParser parser,
            CommandGroups groups,
            HelpPages help,
            DebugLog debugLog,
            Foreground foreground,
            LockRemark lock) {
        this.parser = parser;
        this.groups = groups;
        this.help = help;
        this.debugLog = debugLog;
        this.foreground = foreground;
        this.lock = lock;
    }

    /**
     * What a line means and how risky it is, without running it.
     *
     * @throws drsh.command.DrshException (USAGE) when it means nothing
     */
    CommandLine check(String line) {
        return parser.read(line);
    }

    /** Runs a line as it is typed. */
    CommandResult run(String line, Circumstances circumstances) {
        try {
            return run(parser.read(line), circumstances);
        } catch (RuntimeException e) {
            return CommandResult.of(Failure.of(e), "");
        }
    }

    /** Runs words that are already split. */
    CommandResult run(List<String> words, Circumstances circumstances) {
        try {
            return run(parser.read(words), circumstances);
        } catch (RuntimeException e) {
            return CommandResult.of(Failure.of(e), "");
        }
    }

    /** Runs a line that was found to be right. */
    CommandResult run(CommandLine line, Circumstances circumstances) {
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        Console console = colored(circumstances.console().with(output::add), line.color());
        if (line.risk() != Risk.READ
                || line.has(CommonOptions.NO_PAGER)
                || !circumstances.answers().attended()) {
            // What asks, or is a line of a script or a runbook, must not wait for somebody who leafs through a list.
            console = console.withoutPager();
        }
        if (line.has(CommonOptions.HELP)) {
            console.paged(page -> help.print(line.command(), page));
            return CommandResult.of(Outcome.DONE, String.join("\n", output));
        }
        if (line.has(CommonOptions.JSON)) {
            console = console.onlyData();
        }
        try (Invocation invocation = new Invocation(line, circumstances.with(console))) {
            Outcome outcome = execute(line, invocation);
            if (line.has(CommonOptions.DRY_RUN)) {
                lock.say(invocation.console());
            }
            return foreground.interrupted()
                    ? CommandResult.of(late(line, outcome), String.join("\n", output))
                    : CommandResult.of(outcome, String.join("\n", output));
        } catch (Exception | Error e) {
            return CommandResult.of(failure(e, line), String.join("\n", output));
        }
    }

    /** Runs a line of a session, which goes on after it: an interruption is over once this result tells of it. */
    CommandResult runStep(String line, Circumstances circumstances) {
        CommandResult result = run(line, circumstances);
        foreground.settle();
        return result;
    }

    private static Console colored(Console console, ColorChoice color) {
        return switch (color) {
            case AUTO -> console;
            case ALWAYS -> console.withColors();
            case NEVER -> console.withoutColors();
        };
    }

    private Outcome execute(CommandLine line, Invocation invocation) throws Exception {
        if (line.risk() != Risk.READ) {
            foreground.awaitListening();
        }
        MethodCommand command = groups.find(line.command());
        // All that Spring Shell is told of the others is what would be found out about this one at each start.
        CommandRegistry alone = new CommandRegistry(Set.of(command));
        ExitStatus status = command.execute(
                new CommandContext(line.input(), alone, invocation.console().writer(), invocation));
        return Outcome.valueOf(status.description());
    }

    /** Clean-up is not broken off, and what was done by then is done. */
    private static Failure late(CommandLine line, Outcome outcome) {
        return outcome == Outcome.DONE
                ? new Failure(
                        Outcome.INTERRUPTED,
                        "interrupted too late: '" + line.command().name() + "' is done, as it says above",
                        "",
                        false)
                : Failure.INTERRUPTED;
    }

    private Failure failure(Throwable thrown, CommandLine line) {
        Failure failure = Failure.of(thrown);
        if (foreground.interrupted()) {
            // Work that was interrupted fails in many ways; only what it foresaw itself is worth telling.
            return failure.unexpected()
                    ? Failure.INTERRUPTED
                    : new Failure(Outcome.INTERRUPTED, failure.what(), failure.next(), false);
        }
        return debugLog.always() || line.has(CommonOptions.DEBUG) ? debugLog.record(failure, thrown) : failure;
    }
}
