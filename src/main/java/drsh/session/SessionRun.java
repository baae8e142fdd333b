package drsh.session;

import drsh.command.Outcome;
import drsh.session.SessionEvent.PlanMade;
import drsh.session.SessionEvent.SessionEnded;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.SessionRefused;
import drsh.session.SessionEvent.StepSkipped;
import org.jspecify.annotations.Nullable;

/** A session from its open journal to its end. */
final class SessionRun {

    private final SessionParts parts;
    private final Times times;
    private final Targets targets;

    SessionRun(SessionParts parts, Times times, Targets targets) {
        this.parts = parts;
        this.times = times;
        this.targets = targets;
    }

    /** Goes from where the events so far have led to, to the end or a pause. */
    Outcome go(boolean dryRun, @Nullable PlannedStep from) {
        try {
            parts.questions().requireAnswersThatFit(parts.plan());
            if (!parts.progress().preflightPassed()) {
                CommandResult checked = parts.runner().preflight(parts.plan().preflight());
                if (!checked.succeeded()) {
                    return refused(checked);
                }
            }
            parts.announcer().tell(new PlanMade(parts.plan()));
            targets.look(parts.announcer());
            return dryRun ? dryRun(from) : steps(from);
        } catch (Pause pause) {
            parts.tellWhatIsKept();
            parts.announcer()
                    .tell(new SessionPaused(
                            pause.outcome(),
                            pause.reason(),
                            parts.journal(),
                            parts.progress().remaining()));
            return pause.outcome();
        }
    }

    private Outcome steps(@Nullable PlannedStep from) {
        finishWhatIsDone();
        leaveOutBefore(from);
        if (parts.progress().aborting()) {
            return new Abort(parts).run();
        }
        for (PlannedStep step : parts.plan().steps()) {
            if (!parts.progress().settled(step) && new StepTurn(step, parts).take() == StepTurn.End.ABORTED) {
                return new Abort(parts).run();
            }
        }
        targets.look(parts.announcer());
        parts.tellWhatIsKept();
        return ended(parts.progress().attention() ? Outcome.ATTENTION : Outcome.DONE, false);
    }

    /** A crash can come between the end of the last line and that of its step, which is then no question any more. */
    private void finishWhatIsDone() {
        Progress progress = parts.progress();
        parts.plan().steps().stream()
                .filter(step -> progress.open().begun(step))
                .filter(step -> progress.open().unknown(step).isEmpty()
                        && progress.firstOpen(step).isEmpty())
                .forEach(parts.runner()::finish);
        progress.open().undone().ifPresent(parts.runner()::finishUndo);
    }

    private void leaveOutBefore(@Nullable PlannedStep from) {
        if (from != null) {
            String reason = "--from " + from.id();
            parts.plan().steps().stream()
                    .filter(step ->
                            step.number() < from.number() && !parts.progress().settled(step))
                    .forEach(step ->
                            parts.announcer().tell(new StepSkipped(new SkippedStep(step.id(), step.name(), reason))));
        }
    }

    /** Tells all steps even when one would fail, and ends with the outcome of the first that would. */
    private Outcome dryRun(@Nullable PlannedStep from) {
        Outcome outcome = Outcome.DONE;
        for (PlannedStep step : parts.plan().steps()) {
            if (from == null || step.number() >= from.number()) {
                Outcome told = parts.runner().dryRun(step).outcome();
                outcome = outcome == Outcome.DONE ? told : outcome;
            }
        }
        return ended(outcome, true);
    }

    private Outcome refused(CommandResult check) {
        Outcome outcome = check.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : Outcome.REFUSED;
        String line = parts.progress()
                .firstOpen(parts.plan().preflight())
                .map(PlannedCommand::text)
                .orElse("");
        parts.announcer().tell(new SessionRefused(outcome, line, check.message(), check.next()));
        return outcome;
    }

    private Outcome ended(Outcome outcome, boolean dryRun) {
        Figures figures = Figures.of(parts.plan(), parts.progress(), times);
        parts.announcer().tell(new SessionEnded(outcome, figures, parts.journal(), dryRun));
        return outcome;
    }
}
