package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.Input;
import drsh.runbook.Runbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a session can go on. */
final class Resumption {

    /** What stands in a journal for what looked like a secret. */
    private static final String MASKED = "***";

    private Resumption() {}

    static void require(SessionLog log, Runbook runbook, String stack, boolean changedAccepted) {
        SessionEvent.SessionOpened opened = log.opened();
        if (!log.resumable()) {
            throw refused(
                    "session " + opened.session() + " " + (opened.dryRun() ? "was a dry run" : "has ended"),
                    "'session list' shows what can be resumed");
        }
        if (!opened.origin().stack().equals(stack)) {
            throw refused(
                    "session " + opened.session() + " belongs to stack "
                            + opened.origin().stack() + ", and this is " + stack,
                    "go to the folder of that stack's compose file");
        }
        if (!runbook.sha256().equals(sha256(log)) && !changedAccepted) {
            throw refused(
                    "runbook " + runbook.path() + " was changed since session " + opened.session() + " began",
                    "look at what changed, then add --accept-changed-runbook to go on with the new text");
        }
    }

    /**
     * The values of the inputs that the runbook still has.
     *
     * @throws DrshException (REFUSED) if one looked like a secret, since the journal does not hold it then
     */
    static Map<String, String> values(SessionEvent.SessionOpened opened, Runbook runbook) {
        List<String> declared = runbook.inputs().stream().map(Input::name).toList();
        Map<String, String> values = new HashMap<>();
        for (ResolvedInput input : opened.inputs()) {
            if (input.value().contains(MASKED)) {
                throw refused(
                        "input " + input.name() + " looked like a secret, and the journal does not hold it",
                        "begin a new session with 'runbook run'");
            }
            if (declared.contains(input.name())) {
                values.put(input.name(), input.value());
            }
        }
        return values;
    }

    /**
     * Refuses a runbook that has lost a step which was begun: nobody could say what became of it, or take it back.
     *
     * @throws DrshException (REFUSED) naming the step
     */
    static void requireSteps(SessionLog log, Plan plan) {
        log.all(SessionEvent.StepStarted.class)
                .filter(started ->
                        !started.dryRun() && plan.find(started.step()).isEmpty())
                .findFirst()
                .ifPresent(lost -> {
                    throw refused(
                            "the runbook no longer has the step " + lost.step() + ", which session "
                                    + log.opened().session() + " has begun",
                            "bring the step back under its name, or begin a new session with 'runbook run'");
                });
    }

    /** Of the text that was followed last. */
    static String sha256(SessionLog log) {
        return log.all(SessionEvent.SessionResumed.class)
                .map(SessionEvent.SessionResumed::sha256)
                .reduce((first, second) -> second)
                .orElse(log.opened().sha256());
    }

    private static DrshException refused(String what, String next) {
        return new DrshException(Outcome.REFUSED, what, next);
    }
}
