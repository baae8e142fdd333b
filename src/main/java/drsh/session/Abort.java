package drsh.session;

import drsh.command.Outcome;
import drsh.session.SessionEvent.SessionAborted;
import java.nio.file.Path;
import java.util.List;

/** Ends a session that the operator gives up: what was done is offered to be taken back, the newest first. */
final class Abort {

    private final Questions questions;
    private final StepRunner runner;
    private final Progress progress;
    private final Announcer announcer;

    Abort(Questions questions, StepRunner runner, Progress progress, Announcer announcer) {
        this.questions = questions;
        this.runner = runner;
        this.progress = progress;
        this.announcer = announcer;
    }

    /** DECLINED, since the operator said no to the rest; FAILED if a step could not be taken back. */
    Outcome run(Path journal) {
        List<PlannedStep> offered = progress.undoable();
        Outcome outcome = Outcome.DECLINED;
        String message = offered.isEmpty()
                ? "nothing was done that could be taken back"
                : "each step was offered to be taken back";
        try {
            for (PlannedStep step : offered) {
                if (wanted(step) && !runner.undo(step).succeeded()) {
                    outcome = Outcome.FAILED;
                    message = "step " + step.number() + ", " + step.name() + ", could not be taken back";
                }
            }
        } catch (Pause pause) {
            message = pause.reason();
            outcome = pause.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : outcome;
        }
        announcer.tell(new SessionAborted(outcome, message, journal, remaining()));
        return outcome;
    }

    private boolean wanted(PlannedStep step) {
        String lines = String.join(", ", lines(step));
        String question = "Undo step " + step.number() + ", " + step.name() + " (" + lines + ")?";
        while (questions.yes(step, question, "run it", "leave the step as it is")) {
            if (questions.confirmed(step, step.undoRisk())) {
                return true;
            }
        }
        return false;
    }

    private List<String> remaining() {
        return progress.undoable().stream()
                .flatMap(step -> lines(step).stream())
                .toList();
    }

    private static List<String> lines(PlannedStep step) {
        return step.undo().stream().map(PlannedCommand::text).toList();
    }
}
