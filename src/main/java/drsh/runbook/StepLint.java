package drsh.runbook;

import java.util.HashMap;
import java.util.Map;

/** The rules about the steps as a whole. */
final class StepLint {

    private final Findings findings;

    StepLint(Findings findings) {
        this.findings = findings;
    }

    void runbook(Runbook runbook) {
        if (runbook.steps().isEmpty()) {
            findings.add(runbook.preflight().line(), Rule.NO_STEPS, "no step after the preflight");
            return;
        }
        Map<String, Step> seen = new HashMap<>(Map.of(runbook.preflight().id(), runbook.preflight()));
        for (Step step : runbook.steps()) {
            name(step, seen);
            if (step.fences().stream().allMatch(fence -> fence.word() == FenceWord.UNDO)) {
                findings.add(step.line(), Rule.EMPTY_STEP, "step " + step.name() + " does nothing");
            }
        }
        health(runbook.steps().get(runbook.steps().size() - 1));
    }

    private void name(Step step, Map<String, Step> seen) {
        if (!new StepName(step.name()).names()) {
            findings.add(step.line(), Rule.STEP_NAME, "this step has no name: say in a few words what it does");
            return;
        }
        Step other = seen.putIfAbsent(step.id(), step);
        if (other != null) {
            findings.add(
                    step.line(),
                    Rule.DUPLICATE_STEP,
                    "the step at line " + other.line() + " is named " + other.name() + " too; both would be "
                            + step.id());
        }
    }

    private void health(Step last) {
        if (last.lines(FenceWord.RUN, FenceWord.CHECK).noneMatch(line -> line.isCommand("stack", "health"))) {
            findings.add(last.line(), Rule.NO_HEALTH_CHECK, "the last step does not run stack health");
        }
    }
}
