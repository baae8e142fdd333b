package drsh.session;

import drsh.command.Risk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How far a session has come: what is left to do, and what could be taken back. */
final class Progress {

    private final Plan plan;
    private final Set<PlannedCommand> succeeded = new HashSet<>();
    private final Set<PlannedStep> done = new HashSet<>();
    private final Set<PlannedStep> leftOut = new HashSet<>();
    private final Deque<PlannedStep> begun = new ArrayDeque<>();
    private final List<SkippedStep> skipped = new ArrayList<>();
    private boolean attention;

    Progress(Plan plan) {
        this.plan = plan;
    }

    /** A step begins, or begins again. From here on it may have changed something, even if it fails. */
    void begun(PlannedStep step) {
        forget(step);
        begun.push(step);
    }

    void succeeded(PlannedCommand command) {
        succeeded.add(command);
    }

    void done(PlannedStep step) {
        done.add(step);
    }

    void skipped(PlannedStep step, String reason) {
        leftOut.add(step);
        skipped.add(new SkippedStep(step.id(), step.name(), reason));
    }

    void undone(PlannedStep step) {
        forget(step);
        done.remove(step);
    }

    void needsAttention() {
        attention = true;
    }

    /** What can be taken back, the newest first. */
    List<PlannedStep> undoable() {
        return begun.stream().filter(this::undoable).toList();
    }

    /**
     * Whether there is something of a step to take back. A line that destroys does all or nothing: before one has
     * succeeded, its undo would take back an earlier restore than this one.
     */
    boolean undoable(PlannedStep step) {
        boolean changed = step.risk() != Risk.DESTROY
                || step.commands().stream().anyMatch(line -> line.risk() == Risk.DESTROY && succeeded.contains(line));
        return changed && !step.undo().isEmpty();
    }

    /** What is left, as lines to paste at the prompt. */
    List<String> remaining() {
        return plan.steps().stream()
                .filter(step -> !done.contains(step) && !leftOut.contains(step))
                .flatMap(step -> step.commands().stream())
                .filter(command -> !succeeded.contains(command))
                .map(PlannedCommand::byHand)
                .toList();
    }

    /** The first line of a step that has not succeeded; empty if all have. */
    String firstOpen(PlannedStep step) {
        return step.commands().stream()
                .filter(command -> !succeeded.contains(command))
                .findFirst()
                .map(PlannedCommand::text)
                .orElse("");
    }

    /** Whether a step that destroys was done: the data of the backup is back. */
    boolean destroyed() {
        return done.stream().anyMatch(step -> step.risk() == Risk.DESTROY);
    }

    /** Whether the end is not simply "done": a command said so, or a step was left out. */
    boolean attention() {
        return attention || !skipped.isEmpty();
    }

    List<SkippedStep> skipped() {
        return List.copyOf(skipped);
    }

    private void forget(PlannedStep step) {
        succeeded.removeAll(Set.copyOf(step.commands()));
        begun.remove(step);
    }
}
