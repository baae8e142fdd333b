package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.SessionAborted;
import java.util.List;
import java.util.stream.Stream;

/** Ends a session that the operator gives up: what was done is offered to be taken back, the newest first. */
final class Abort {

    private final SessionParts parts;
    private final Progress progress;

    Abort(SessionParts parts) {
        this.parts = parts;
        this.progress = parts.progress();
    }

    /** DECLINED, since the operator said no to the rest; FAILED if a step could not be taken back. */
    Outcome run() {
        List<PlannedStep> offered =
                progress.undoable().stream().filter(this::stands).toList();
        Outcome outcome = Outcome.DECLINED;
        String message = message(offered);
        try {
            for (PlannedStep step : offered) {
                CommandResult result = wanted(step) ? parts.runner().undo(step) : CommandResult.done("");
                if (!result.succeeded()) {
                    outcome = result.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : Outcome.FAILED;
                    message = "step " + step.number() + ", " + step.name() + ", could not be taken back";
                }
                if (outcome == Outcome.INTERRUPTED) {
                    break;
                }
            }
        } catch (Pause pause) {
            message = pause.reason();
            outcome = pause.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : outcome;
        }
        parts.tellWhatIsKept();
        parts.announcer().tell(new SessionAborted(outcome, message, parts.journal(), remaining()));
        return outcome;
    }

    /** Whether there is something to take back. An undo that broke off may be done; a second one would go further back. */
    private boolean stands(PlannedStep step) {
        return step.risk() != Risk.DESTROY
                || progress.open().unknown(step).isEmpty()
                || parts.runner()
                        .checks(step)
                        .filter(checks -> checks.outcome() == Outcome.DONE)
                        .isPresent();
    }

    private String message(List<PlannedStep> offered) {
        if (parts.plan().steps().stream()
                .anyMatch(step -> progress.open().unknown(step).isPresent())) {
            return "what is known to be done was offered to be taken back; look at what is not";
        }
        return offered.isEmpty()
                ? "nothing was done that could be taken back"
                : "each step was offered to be taken back";
    }

    private boolean wanted(PlannedStep step) {
        String lines = String.join(", ", lines(step));
        String question = "Undo step " + step.number() + ", " + step.name() + " (" + lines + ")?";
        while (parts.questions().yes(step, question, "run it", "leave the step as it is")) {
            if (parts.questions().confirmed(step, step.undoRisk())) {
                return true;
            }
        }
        return false;
    }

    private List<String> remaining() {
        Stream<String> known = progress.undoable().stream().flatMap(step -> lines(step).stream());
        Stream<String> unknown = parts.plan().steps().stream()
                .flatMap(step -> progress.open().unknown(step).stream())
                .map(OpenActs::comment);
        return Stream.concat(known, unknown).toList();
    }

    private static List<String> lines(PlannedStep step) {
        return step.undo().stream().map(PlannedCommand::text).toList();
    }
}
