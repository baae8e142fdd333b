package drsh.report;

import drsh.command.Risk;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step and what became of it.
 *
 * @param number from 1; the preflight is 0
 * @param id unique in the runbook
 * @param name as people read it
 * @param risk the highest of what it runs
 * @param status what became of it
 * @param detail the reason of a skip or the message of a failure; may be empty
 * @param next what to do about it; may be empty
 * @param attempts how often it ran; dry runs do not count
 * @param working while its commands ran, also to say what they would do and to take it back
 * @param waiting while one of its questions was open
 * @param expected how long it took in earlier sessions, or null if there were none
 * @param runs what was run of it, in order
 */
public record StepReport(
        int number,
        String id,
        String name,
        Risk risk,
        StepStatus status,
        String detail,
        String next,
        int attempts,
        Duration working,
        Duration waiting,
        @Nullable Duration expected,
        List<CommandRun> runs) {

    /** Copies the list. */
    public StepReport {
        runs = List.copyOf(runs);
    }

    /** How it is named in a sentence: {@code step 2, Restore the database}. */
    public String label() {
        return number == 0 ? "the preflight" : "step " + number + ", " + name;
    }
}
