package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a session has come: what is left to do, and what could be taken back. It knows only what the events tell, so
 * that those of a journal lead to the same as those of a session that runs.
 */
final class Progress implements SessionListener {

    private final Plan plan;
    private final Set<PlannedCommand> succeeded = new HashSet<>();
    private final Set<PlannedStep> done = new HashSet<>();

    /** Steps of which a line that destroys has succeeded and was not taken back, whatever became of the rest of them. */
    private final Set<PlannedStep> replaced = new HashSet<>();

    private final Set<PlannedStep> leftOut = new HashSet<>();
    private final Deque<PlannedStep> begun = new ArrayDeque<>();
    private final List<SkippedStep> skipped = new ArrayList<>();
    private final Map<PlannedStep, CommandResult> failed = new HashMap<>();
    private final OpenActs open;
    private final Set<PlannedStep> attention = new HashSet<>();
    private boolean everReplaced;
    private boolean preflightPassed;
    private boolean aborting;

    Progress(Plan plan) {
        this.plan = plan;
        this.open = new OpenActs(plan);
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        open.on(at, event);
        if (event instanceof SessionEvent.PlanMade) {
            preflightPassed = true;
        } else if (event instanceof SessionEvent.SessionAborting) {
            aborting = true;
        } else if (event instanceof SessionEvent.SessionResumed) {
            // A preflight that did not pass begins anew.
            succeeded.removeAll(Set.copyOf(plan.preflight().commands()));
        } else if (event instanceof SessionEvent.CommandFinished finished) {
            finished(finished);
        } else if (event instanceof SessionEvent.ManualDone manual) {
            plan.find(manual.step()).ifPresent(step -> succeeded(step, FenceWord.MANUAL, manual.text()));
        } else {
            step(event);
        }
    }

    private void step(SessionEvent event) {
        if (event instanceof SessionEvent.StepStarted started && !started.dryRun()) {
            plan.find(started.step()).ifPresent(this::begun);
        } else if (event instanceof SessionEvent.StepFinished finished && !finished.dryRun()) {
            plan.find(finished.step()).ifPresent(step -> finished(step, finished));
        } else if (event instanceof SessionEvent.StepCounted counted) {
            plan.find(counted.step()).ifPresent(this::counted);
        } else if (event instanceof SessionEvent.StepSkipped skip) {
            skipped.add(skip.skipped());
            plan.find(skip.skipped().id()).ifPresent(leftOut::add);
        } else if (event instanceof SessionEvent.UndoStarted undo) {
            // Until it has an end, nobody knows whether the step still stands.
            plan.find(undo.step()).ifPresent(done::remove);
        } else if (event instanceof SessionEvent.UndoFinished undo && CommandResult.succeeded(undo.outcome())) {
            plan.find(undo.step()).ifPresent(this::undone);
        }
    }

    /** Whether the preflight passed, in this part of the session or an earlier one. */
    boolean preflightPassed() {
        return preflightPassed;
    }

    /** Whether the operator has given the session up; what is left is to take back. */
    boolean aborting() {
        return aborting;
    }

    /** Whether a step needs no turn any more. */
    boolean settled(PlannedStep step) {
        return done.contains(step) || leftOut.contains(step);
    }

    /** How a step failed that has not been done since, if so. */
    Optional<CommandResult> failure(PlannedStep step) {
        return Optional.ofNullable(failed.get(step));
    }

    /** What began and has no end, in the events so far. */
    OpenActs open() {
        return open;
    }

    /** What can be taken back, the newest first. */
    List<PlannedStep> undoable() {
        return begun.stream().filter(this::undoable).toList();
    }

    /**
     * Whether there is something of a step to take back. Of one that destroys only if that was seen to succeed in this
     * session: else its undo would take back an earlier restore than this one.
     */
    boolean undoable(PlannedStep step) {
        return !step.undo().isEmpty() && (step.risk() != Risk.DESTROY || replaced.contains(step));
    }

    /** What is left, as lines to paste at the prompt; what may have been done already is a comment. */
    List<String> remaining() {
        return plan.steps().stream()
                .filter(step -> !settled(step))
                .flatMap(step -> left(step).stream())
                .toList();
    }

    private List<String> left(PlannedStep step) {
        Optional<String> unknown = open.unknown(step);
        return step.commands().stream()
                .filter(command -> !succeeded.contains(command))
                .map(command -> unknown.filter(command.text()::equals).isPresent()
                        ? OpenActs.comment(command.text())
                        : command.byHand())
                .toList();
    }

    /**
     * What running a step again would run. A line that destroyed is not among it: done twice, it would put a copy of the
     * new data in the place of what can be gone back to.
     */
    List<PlannedCommand> again(PlannedStep step) {
        return step.commands().stream()
                .filter(line -> line.risk() != Risk.DESTROY || !succeeded.contains(line))
                .toList();
    }

    /** The first line of a step that has not succeeded, if there is one. */
    Optional<PlannedCommand> firstOpen(PlannedStep step) {
        return step.commands().stream()
                .filter(command -> !succeeded.contains(command))
                .findFirst();
    }

    /** Whether the data of the backup is back: a line that destroys was done, or counted as done, and not taken back. */
    boolean destroyed() {
        return !replaced.isEmpty() || done.stream().anyMatch(step -> step.risk() == Risk.DESTROY);
    }

    /** Whether data was replaced at any time, be it taken back since. */
    boolean everReplaced() {
        return everReplaced;
    }

    /** Whether the end is not simply "done": a command said so, or a step was left out. */
    boolean attention() {
        return !attention.isEmpty() || !skipped.isEmpty();
    }

    List<SkippedStep> skipped() {
        return List.copyOf(skipped);
    }

    private void begun(PlannedStep step) {
        succeeded.removeAll(again(step));
        done.remove(step);
        failed.remove(step);
        attention.remove(step);
        // From here on it may have changed something, even if it fails.
        begun.remove(step);
        begun.push(step);
    }

    private void finished(PlannedStep step, SessionEvent.StepFinished end) {
        CommandResult result = new CommandResult(end.outcome(), end.message(), end.next(), "");
        if (result.succeeded()) {
            done.add(step);
        } else {
            failed.put(step, result);
        }
    }

    private void finished(SessionEvent.CommandFinished finished) {
        plan.find(finished.step()).filter(step -> !open.dryRun()).ifPresent(step -> finished(step, finished));
    }

    private void finished(PlannedStep step, SessionEvent.CommandFinished finished) {
        if (finished.result().outcome() == Outcome.ATTENTION) {
            attention.add(step);
        }
        if (finished.result().succeeded() && finished.word() != FenceWord.UNDO) {
            succeeded(step, finished.word(), finished.command());
        }
    }

    private void succeeded(PlannedStep step, FenceWord word, String text) {
        // A line that stands twice in a step has run as often as it was told.
        command(step, word, text).ifPresent(line -> {
            succeeded.add(line);
            if (line.risk() == Risk.DESTROY) {
                replaced.add(step);
                everReplaced = true;
            }
        });
    }

    private Optional<PlannedCommand> command(PlannedStep step, FenceWord word, String text) {
        return step.commands().stream()
                .filter(line -> line.word() == word && OpenActs.same(line, text) && !succeeded.contains(line))
                .findFirst();
    }

    private void counted(PlannedStep step) {
        succeeded.addAll(step.commands());
        begun.remove(step);
        begun.push(step);
        done.add(step);
        failed.remove(step);
    }

    private void undone(PlannedStep step) {
        succeeded.removeAll(Set.copyOf(step.commands()));
        begun.remove(step);
        done.remove(step);
        failed.remove(step);
        replaced.remove(step);
        attention.remove(step);
    }
}
