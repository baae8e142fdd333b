package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.StepUnknown;
import java.util.Optional;

/** How a step stands before its question: what an earlier part of the session, or a failure, has left of it. */
final class Beginning {

    private final PlannedStep step;
    private final StepRunner runner;
    private final Progress progress;
    private final Announcer announcer;

    Beginning(PlannedStep step, StepRunner runner, Progress progress, Announcer announcer) {
        this.step = step;
        this.runner = runner;
        this.progress = progress;
        this.announcer = announcer;
    }

    /** How the step stands; where that is not known, its checks are run first. */
    Situation look() {
        Optional<String> unknown = progress.open().unknown(step);
        if (unknown.isPresent()) {
            return unknown(unknown.get());
        }
        if (progress.open().begun(step)) {
            return Situation.brokenOff(progress.firstOpen(step).orElseThrow(), progress.undoable(step));
        }
        return progress.failure(step).isPresent()
                ? Situation.failed(StepKey.failed(progress.undoable(step)))
                : Situation.FRESH;
    }

    private Situation unknown(String line) {
        announcer.tell(new StepUnknown(step.id(), step.name(), line));
        Optional<CommandResult> checks = runner.checks(step);
        // A check that could not say has not held.
        boolean hold = checks.filter(result -> result.outcome() == Outcome.DONE).isPresent();
        String told = checks.isEmpty() ? "it has no check" : hold ? "its checks hold" : "its checks do not hold";
        // The undo of what is perhaps not there could take back an earlier restore: it is not offered.
        boolean undoable = progress.undoable(step) && (hold || step.risk() != Risk.DESTROY);
        return Situation.unknown(line, told, hold, undoable);
    }
}
