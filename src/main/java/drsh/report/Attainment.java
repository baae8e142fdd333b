package drsh.report;

import drsh.session.Objective;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was reached of an objective.
 *
 * @param objective what is measured
 * @param target the time it should be within, or null if the runbook names none
 * @param reached the time it came to, or null if that is not known
 * @param standing whether that can still change
 * @param dataAsOf for the RPO, the time of the data that came back; else null
 */
public record Attainment(
        Objective objective,
        @Nullable Duration target,
        @Nullable Duration reached,
        Standing standing,
        @Nullable Instant dataAsOf) {

    /** Whether the target was passed; a session that is not at its end can have missed it already. */
    public boolean missed() {
        return target != null && reached != null && reached.compareTo(target) > 0;
    }

    /** The judgement in a word or two: {@code met}, {@code MISSED}, {@code no target}. */
    public String word() {
        if (reached == null) {
            return objective == Objective.RPO ? "no data came back" : "not known";
        }
        return switch (standing) {
            case FINAL -> target == null ? "no target" : missed() ? "MISSED" : "met";
            case SO_FAR -> target == null ? "so far, no target" : missed() ? "MISSED already" : "within it so far";
            case GIVEN_UP -> missed() ? "MISSED, not recovered" : "not recovered";
        };
    }

    /** How good that is. */
    public Tone tone() {
        if (missed()) {
            return Tone.BAD;
        }
        return target == null || reached == null || standing != Standing.FINAL ? Tone.PLAIN : Tone.GOOD;
    }
}
