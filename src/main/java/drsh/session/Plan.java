package drsh.session;

import drsh.command.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session is going to do, shown before the first question.
 *
 * @param title of the runbook
 * @param inputs resolved
 * @param preflight what is checked first
 * @param steps in order
 * @param loss what is lost by it, or null if no step destroys or the age of the data is not known
 * @param rto the time within which it should be done, or null
 * @param rpo the age that the data may have, or null
 */
public record Plan(
        String title,
        List<ResolvedInput> inputs,
        PlannedStep preflight,
        List<PlannedStep> steps,
        @Nullable DataLoss loss,
        @Nullable Duration rto,
        @Nullable Duration rpo) {

    /** Copies the lists. */
    public Plan {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** The step of an id, the preflight too. */
    Optional<PlannedStep> find(String id) {
        return Stream.concat(Stream.of(preflight), steps.stream())
                .filter(step -> step.id().equals(id))
                .findFirst();
    }

    /** Whether a step destroys: whether it is a recovery. */
    boolean destroys() {
        return steps.stream().anyMatch(step -> step.risk() == Risk.DESTROY);
    }
}
