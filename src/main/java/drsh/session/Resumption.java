package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.Runbook;

/** Whether a session can go on. */
final class Resumption {

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
