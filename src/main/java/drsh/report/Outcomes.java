package drsh.report;

import drsh.command.Outcome;

/** How outcomes are judged. */
final class Outcomes {

    private Outcomes() {}

    /** Whether the work was done, be it with something that needs attention. */
    static boolean good(Outcome outcome) {
        return outcome == Outcome.DONE || outcome == Outcome.ATTENTION;
    }
}
