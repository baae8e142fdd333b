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
 * @param soFar whether the session is not at its end, so that reached is what it came to by its last line
 * @param dataAsOf for the RPO, the time of the data that came back; else null
 */
public record Attainment(
        Objective objective,
        @Nullable Duration target,
        @Nullable Duration reached,
        boolean soFar,
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
        if (target == null) {
            return soFar ? "so far, no target" : "no target";
        }
        if (missed()) {
            return soFar ? "MISSED already" : "MISSED";
        }
        return soFar ? "within it so far" : "met";
    }

    /** How good that is. */
    public Tone tone() {
        if (missed()) {
            return Tone.BAD;
        }
        return target == null || reached == null || soFar ? Tone.PLAIN : Tone.GOOD;
    }
}
