package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.CommandVerdict;
import drsh.session.CommandResult;
import drsh.session.Commands;
import drsh.shell.screen.Answers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the lines of a runbook by the same parser and the same code as the prompt; the session has asked already. */
final class SessionLines implements Commands {

    private final CommandRunner runner;
    private final Circumstances circumstances;

    SessionLines(CommandRunner runner, Circumstances circumstances) {
        this.runner = runner;
        this.circumstances = circumstances;
    }

    @Override
    public CommandVerdict check(String commandLine) {
        try {
            return new CommandVerdict.Known(runner.check(commandLine).risk());
        } catch (DrshException e) {
            String problem = e.suggestion().isPresent() ? e.what() : e.what() + "; " + e.next();
            return new CommandVerdict.Unknown(problem, e.suggestion().orElse(null));
        }
    }

    @Override
    public CommandResult run(String line, @Nullable Duration timeout, boolean dryRun) {
        Circumstances agreed = new Circumstances(circumstances.console(), Answers.NONE, true, dryRun);
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> watch = watch(timeout, late);
        drsh.shell.CommandResult result = runner.runStep(line, agreed);
        watch.cancel(false);
        if (late.get()) {
            // It may have come after the command's last look: it must not stop the next one.
            Thread.interrupted();
        }
        if (late.get() && result.outcome() != Outcome.DONE) {
            return new CommandResult(
                    Outcome.FAILED,
                    "not done within " + timeout + " and stopped",
                    "look at 'stack status', then try again",
                    result.output());
        }
        return result.failure()
                .map(failure -> new CommandResult(failure.outcome(), failure.what(), failure.next(), result.output()))
                .orElseGet(() -> new CommandResult(result.outcome(), "", "", result.output()));
    }

    /** A command is stopped as Ctrl-C stops it. */
    private static CompletableFuture<Void> watch(@Nullable Duration timeout, AtomicBoolean late) {
        CompletableFuture<Void> watch = new CompletableFuture<>();
        if (timeout == null) {
            return watch;
        }
        Thread worker = Thread.currentThread();
        return watch.completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> {
                    late.set(true);
                    worker.interrupt();
                });
    }
}
