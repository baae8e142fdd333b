package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.FenceWord;
import drsh.session.SessionEvent.CommandFinished;
import drsh.session.SessionEvent.CommandStarted;
import drsh.session.SessionEvent.ManualShown;
import drsh.session.SessionEvent.StepFinished;
import drsh.session.SessionEvent.StepStarted;
import drsh.session.SessionEvent.UndoFinished;
import drsh.session.SessionEvent.UndoStarted;
import drsh.session.Stopwatch.Timed;
import java.util.List;

/** Runs what has been confirmed, line by line, up to the first that fails. */
final class StepRunner {

    private final Commands commands;
    private final Questions questions;
    private final Progress progress;
    private final Announcer announcer;
    private final Stopwatch time;

    StepRunner(Commands commands, Questions questions, Progress progress, Announcer announcer, Stopwatch time) {
        this.commands = commands;
        this.questions = questions;
        this.progress = progress;
        this.announcer = announcer;
        this.time = time;
    }

    /** Runs a step; with an answer that is no success, the line that failed gave it. */
    CommandResult run(PlannedStep step) {
        announcer.tell(new StepStarted(step.id(), step.name(), false));
        progress.begun(step);
        CommandResult result = each(step, step.commands(), false);
        if (result.succeeded()) {
            progress.done(step);
        }
        return finished(step, result, false);
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
        if (result.succeeded()) {
            progress.undone(step);
        }
        announcer.tell(new UndoFinished(step.id(), step.name(), result.outcome(), result.message(), result.next()));
        return result;
    }

    /** Runs the preflight: its lines, without a step around them. */
    CommandResult preflight(PlannedStep preflight) {
        return each(preflight, preflight.commands(), false);
    }

    private CommandResult each(PlannedStep step, List<PlannedCommand> lines, boolean dryRun) {
        CommandResult last = CommandResult.done("");
        for (PlannedCommand line : lines) {
            last = line.word() == FenceWord.MANUAL ? byHand(step, line) : one(step, line, dryRun);
            if (!last.succeeded()) {
                return last;
            }
            if (!dryRun) {
                progress.succeeded(line);
            }
        }
        return last;
    }

    private CommandResult one(PlannedStep step, PlannedCommand line, boolean dryRun) {
        // An interruption that came too late to stop the command before stops this one.
        if (Thread.interrupted()) {
            throw new Pause(Outcome.INTERRUPTED, "interrupted before: " + line.text());
        }
        announcer.tell(new CommandStarted(step.id(), line.word(), line.text(), dryRun));
        Timed<CommandResult> timed = time.working(() -> outcomeOf(line, dryRun));
        CommandResult result = timed.value();
        if (result.outcome() == Outcome.INTERRUPTED) {
            // It has done its work; the questions that follow must not inherit it.
            Thread.interrupted();
        }
        if (result.outcome() == Outcome.ATTENTION && !dryRun) {
            progress.needsAttention();
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
        return CommandResult.done(line.text());
    }

    private CommandResult finished(PlannedStep step, CommandResult result, boolean dryRun) {
        announcer.tell(
                new StepFinished(step.id(), step.name(), dryRun, result.outcome(), result.message(), result.next()));
        return result;
    }
}
