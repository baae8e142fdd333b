package drsh.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A runbook as its file says it.
 *
 * @param name the file's name without its ending
 * @param path the file
 * @param sha256 of the file's bytes, in lower-case hexadecimal: which text was followed
 * @param title its heading
 * @param when to use it, one line; may be empty
 * @param rto the time within which it should bring the stack back, or null
 * @param rpo the age that the data which comes back may have, or null
 * @param inputs in the order of the front matter
 * @param prose what stands before the preflight
 * @param preflight checks that run first and change nothing
 * @param steps in order
 */
public record Runbook(
        String name,
        Path path,
        String sha256,
        String title,
        String when,
        @Nullable Duration rto,
        @Nullable Duration rpo,
        List<Input> inputs,
        String prose,
        Step preflight,
        List<Step> steps) {

    /** Copies the lists. */
    public Runbook {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }
}
