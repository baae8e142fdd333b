package drsh.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How steps are named in sentences, by their ids. */
final class StepNames {

    private final Map<String, StepReport> steps;

    StepNames(List<StepReport> steps) {
        this.steps = steps.stream().collect(Collectors.toMap(StepReport::id, Function.identity(), (a, b) -> a));
    }

    /** Such as {@code step 2, Restore the database}; the id where a step is in no plan. */
    String label(String id) {
        StepReport step = steps.get(id);
        return step == null ? "step " + id : step.label();
    }

    /** The number alone; 0 for the preflight and for a step that is in no plan. */
    int number(String id) {
        StepReport step = steps.get(id);
        return step == null ? 0 : step.number();
    }
}
