package drsh.session;

import java.util.Set;

/**
 * How a step stands when it is asked about.
 *
 * @param text what is said of the step; empty where there is nothing to say but whether to run it
 * @param keys what can be answered
 * @param flagsAnswer whether a flag may answer: not where a person has to judge
 */
record Situation(String text, Set<StepKey> keys, boolean flagsAnswer) {

    /** The step has not run. */
    static final Situation FRESH = new Situation("", StepKey.fresh(), true);

    static Situation failed(Set<StepKey> keys) {
        return new Situation("failed", keys, true);
    }

    /** It was broken off between its lines. */
    static Situation brokenOff(PlannedCommand before, boolean undoable) {
        return new Situation("was broken off before: " + before.text(), StepKey.failed(undoable), true);
    }

    /** It was broken off in a line that may or may not have been done. */
    static Situation unknown(String line, String checks, boolean hold, boolean undoable) {
        return new Situation(
                "did not end well; whether this was done is not known: " + line + "; " + checks,
                StepKey.unknown(undoable, hold),
                false);
    }

    String question(PlannedStep step, int of) {
        return text.isEmpty()
                ? "Run step " + step.number() + " of " + of + ", " + step.name() + "?"
                : "Step " + step.number() + ", " + step.name() + ", " + text + ". What now?";
    }
}
