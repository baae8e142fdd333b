package drsh.session;

import drsh.command.Outcome;
import drsh.session.SessionEvent.PlanMade;
import drsh.session.SessionEvent.SessionEnded;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.SessionRefused;
import java.nio.file.Path;

/** A session from its open journal to its end. */
final class SessionRun {

    private final Plan plan;
    private final Path journal;
    private final Questions questions;
    private final StepRunner runner;
    private final Progress progress;
    private final Announcer announcer;
    private final Stopwatch time;

    SessionRun(
            Plan plan,
            Path journal,
            Questions questions,
            StepRunner runner,
            Progress progress,
            Announcer announcer,
            Stopwatch time) {
        this.plan = plan;
        this.journal = journal;
        this.questions = questions;
        this.runner = runner;
        this.progress = progress;
        this.announcer = announcer;
        this.time = time;
    }

    Outcome go(boolean dryRun) {
        try {
            CommandResult checked = runner.preflight(plan.preflight());
            if (!checked.succeeded()) {
                return refused(checked);
            }
            announcer.tell(new PlanMade(plan));
            return dryRun ? dryRun() : steps();
        } catch (Pause pause) {
            announcer.tell(new SessionPaused(pause.outcome(), pause.reason(), journal, progress.remaining()));
            return pause.outcome();
        }
    }

    private Outcome steps() {
        for (PlannedStep step : plan.steps()) {
            StepTurn turn = new StepTurn(step, plan.steps().size(), questions, runner, progress, announcer);
            if (turn.take() == StepTurn.End.ABORTED) {
                return new Abort(questions, runner, progress, announcer).run(journal);
            }
        }
        return ended(progress.attention() ? Outcome.ATTENTION : Outcome.DONE, false);
    }

    /** Tells all steps even when one would fail, and ends with the outcome of the first that would. */
    private Outcome dryRun() {
        Outcome outcome = Outcome.DONE;
        for (PlannedStep step : plan.steps()) {
            Outcome told = runner.dryRun(step).outcome();
            outcome = outcome == Outcome.DONE ? told : outcome;
        }
        return ended(outcome, true);
    }

    private Outcome refused(CommandResult check) {
        Outcome outcome = check.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : Outcome.REFUSED;
        String line = progress.firstOpen(plan.preflight());
        announcer.tell(new SessionRefused(outcome, line, check.message(), check.next()));
        return outcome;
    }

    private Outcome ended(Outcome outcome, boolean dryRun) {
        announcer.tell(new SessionEnded(outcome, Figures.of(plan, progress, time), journal, dryRun));
        return outcome;
    }
}
