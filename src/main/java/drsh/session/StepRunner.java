package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.FenceWord;
import drsh.session.SessionEvent.CommandFinished;
import drsh.session.SessionEvent.CommandLeft;
import drsh.session.SessionEvent.CommandStarted;
import drsh.session.SessionEvent.ManualDone;
import drsh.session.SessionEvent.ManualShown;
import drsh.session.SessionEvent.StepFinished;
import drsh.session.SessionEvent.StepStarted;
import drsh.session.SessionEvent.UndoFinished;
import drsh.session.SessionEvent.UndoStarted;
import drsh.session.Stopwatch.Timed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs what has been confirmed, line by line, up to the first that fails. */
final class StepRunner {

    private final Commands commands;
    private final Questions questions;
    private final Announcer announcer;
    private final Stopwatch time;

    StepRunner(Commands commands, Questions questions, Announcer announcer, Stopwatch time) {
        this.commands = commands;
        this.questions = questions;
        this.announcer = announcer;
        this.time = time;
    }

    /**
     * Runs lines of a step; with an answer that is no success, the line that failed gave it.
     *
     * @param lines of the step; what is missing was done before, and is told
     */
    CommandResult run(PlannedStep step, List<PlannedCommand> lines) {
        announcer.tell(new StepStarted(step.id(), step.name(), false));
        step.commands().stream()
                .filter(line -> !lines.contains(line))
                .forEach(line -> announcer.tell(new CommandLeft(step.id(), line.text())));
        return finished(step, each(step, lines, false), false);
    }

    /** Lets what changes something say what it would do. What only reads would judge a state that is not there yet. */
    CommandResult dryRun(PlannedStep step) {
        announcer.tell(new StepStarted(step.id(), step.name(), true));
        return finished(step, each(step, step.changes().toList(), true), true);
    }

    /** Takes a step back. */
    CommandResult undo(PlannedStep step) {
        announcer.tell(new UndoStarted(step.id(), step.name()));
        CommandResult result = each(step, step.undo(), false);
        announcer.tell(new UndoFinished(step.id(), step.name(), result.outcome(), result.message(), result.next()));
        return result;
    }

    /** Runs the preflight: its lines, without a step around them. */
    CommandResult preflight(PlannedStep preflight) {
        return each(preflight, preflight.commands(), false);
    }

    private CommandResult each(PlannedStep step, List<PlannedCommand> lines, boolean dryRun) {
        CommandResult last = CommandResult.done("");
        @Nullable CommandResult attention = null;
        for (PlannedCommand line : lines) {
            last = line.word() == FenceWord.MANUAL ? byHand(step, line) : one(step, line, dryRun);
            attention = last.outcome() == Outcome.ATTENTION ? last : attention;
            if (!last.succeeded()) {
                return last;
            }
        }
        return attention == null ? last : attention;
    }

    private CommandResult one(PlannedStep step, PlannedCommand line, boolean dryRun) {
        // An interruption that came too late to stop the command before stops this one.
        if (Thread.interrupted()) {
            throw new Pause(Outcome.INTERRUPTED, "interrupted before: " + line.text());
        }
        announcer.tell(new CommandStarted(step.id(), line.word(), line.text(), dryRun));
        Timed<CommandResult> timed = time.time(() -> outcomeOf(line, dryRun));
        CommandResult result = timed.value();
        if (result.outcome() == Outcome.INTERRUPTED) {
            // It has done its work; the questions that follow must not inherit it.
            Thread.interrupted();
        }
        announcer.tell(new CommandFinished(step.id(), line.word(), line.text(), result, timed.took()));
        return result;
    }

    private CommandResult outcomeOf(PlannedCommand line, boolean dryRun) {
        try {
            return commands.run(line.text(), line.timeout(), dryRun);
        } catch (DrshException e) {
            return CommandResult.of(e);
        }
    }

    private CommandResult byHand(PlannedStep step, PlannedCommand line) {
        announcer.tell(new ManualShown(step.id(), line.text()));
        if (!questions.yes(step, "Done by hand: " + line.text() + "?", "it is done", "not yet: pause")) {
            throw new Pause(Outcome.UNANSWERED, "not yet done by hand: " + line.text());
        }
        announcer.tell(new ManualDone(step.id(), line.text()));
        return CommandResult.done(line.text());
    }

    /** Ends a step whose lines have all been done in a part of the session that broke off before it could say so. */
    void finish(PlannedStep step) {
        finished(step, CommandResult.done(""), false);
    }

    /** Ends an undo likewise. */
    void finishUndo(PlannedStep step) {
        announcer.tell(new UndoFinished(step.id(), step.name(), Outcome.DONE, "", ""));
    }

    /** Runs the checks of a step alone; nothing where it has none. */
    Optional<CommandResult> checks(PlannedStep step) {
        List<PlannedCommand> checks = step.commands().stream()
                .filter(line -> line.word() == FenceWord.CHECK)
                .toList();
        return checks.isEmpty() ? Optional.empty() : Optional.of(each(step, checks, false));
    }

    private CommandResult finished(PlannedStep step, CommandResult result, boolean dryRun) {
        announcer.tell(
                new StepFinished(step.id(), step.name(), dryRun, result.outcome(), result.message(), result.next()));
        return result;
    }
}
