package drsh.session;

import drsh.command.Risk;
import drsh.runbook.FenceWord;
import drsh.session.SessionEvent.CommandFinished;
import drsh.session.SessionEvent.CommandStarted;
import drsh.session.SessionEvent.SessionResumed;
import drsh.session.SessionEvent.StepCounted;
import drsh.session.SessionEvent.StepFinished;
import drsh.session.SessionEvent.StepSkipped;
import drsh.session.SessionEvent.StepStarted;
import drsh.session.SessionEvent.UndoFinished;
import drsh.session.SessionEvent.UndoStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of a session say began and do not say ended: after a crash, what is not known. */
final class OpenActs implements SessionListener {

    private final Plan plan;
    private final Map<PlannedStep, String> unknown = new HashMap<>();
    private @Nullable CommandStarted command;
    private @Nullable String step;
    private @Nullable String undo;
    private int undone;
    private boolean dryRun;

    OpenActs(Plan plan) {
        this.plan = plan;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        if (event instanceof CommandStarted started) {
            command = started;
            dryRun = started.dryRun();
        } else if (event instanceof CommandFinished finished) {
            command = null;
            undone += finished.word() == FenceWord.UNDO && finished.result().succeeded() ? 1 : 0;
        } else if (event instanceof SessionResumed) {
            resumed();
        } else if (event instanceof StepStarted started) {
            step = started.dryRun() ? step : started.step();
        } else if (event instanceof UndoStarted started) {
            undo = started.step();
            undone = 0;
        } else {
            ends(event);
        }
    }

    private void ends(SessionEvent event) {
        if (event instanceof StepFinished finished && !finished.dryRun()) {
            step = null;
            settled(finished.step());
        } else if (event instanceof StepSkipped skip) {
            settled(skip.skipped().id());
        } else if (event instanceof StepCounted counted) {
            settled(counted.step());
        } else if (event instanceof UndoFinished finished) {
            undo = null;
            settled(finished.step());
        }
    }

    private void settled(String id) {
        step = id.equals(step) ? null : step;
        plan.find(id).ifPresent(unknown::remove);
    }

    /** What was open when the session broke off stays unknown until the step has an end. A line that reads changes nothing. */
    private void resumed() {
        CommandStarted broken = command;
        if (broken != null && !broken.dryRun() && risk(broken) != Risk.READ) {
            plan.find(broken.step()).ifPresent(open -> unknown.put(open, broken.command()));
        }
        // An undo that was broken off between its lines has left the step in between.
        undo().filter(open -> undone < open.undo().size())
                .ifPresent(open ->
                        unknown.putIfAbsent(open, open.undo().get(undone).text()));
        command = null;
        dryRun = false;
    }

    private Risk risk(CommandStarted started) {
        return plan.find(started.step()).stream()
                .flatMap(open -> (started.word() == FenceWord.UNDO ? open.undo() : open.commands()).stream())
                .filter(line -> line.text().equals(started.command()))
                .map(PlannedCommand::risk)
                .findFirst()
                // A changed runbook does not have the line any more; it may have done anything.
                .orElse(Risk.DESTROY);
    }

    /** Whether the command that ended last only said what it would do. */
    boolean dryRun() {
        return dryRun;
    }

    /** The line of a step that broke off in an earlier part of the session, so that it may or may not have been done. */
    Optional<String> unknown(PlannedStep of) {
        return Optional.ofNullable(unknown.get(of));
    }

    /** Whether a step began and has no end. */
    boolean begun(PlannedStep of) {
        return of.id().equals(step);
    }

    /** The step whose undo has done all its lines and no end. */
    Optional<PlannedStep> undone() {
        return undo().filter(open -> undone == open.undo().size());
    }

    private Optional<PlannedStep> undo() {
        return Optional.ofNullable(undo).flatMap(plan::find);
    }
}
