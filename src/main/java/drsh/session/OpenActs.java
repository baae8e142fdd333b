package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.command.SecretMask;
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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of a session say began and do not say ended: after a crash, what is not known. */
final class OpenActs implements SessionListener {

    private static final Set<Outcome> MAY_HAVE_DONE =
            EnumSet.of(Outcome.FAILED, Outcome.INTERRUPTED, Outcome.UNVERIFIED);

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
            ended(finished);
            command = null;
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
            over(finished.step(), CommandResult.succeeded(finished.outcome()));
        } else if (event instanceof StepSkipped skip) {
            over(skip.skipped().id(), false);
        } else if (event instanceof StepCounted counted) {
            over(counted.step(), false);
        } else if (event instanceof UndoFinished finished) {
            undo = null;
            over(finished.step(), CommandResult.succeeded(finished.outcome()));
        }
    }

    private void over(String id, boolean known) {
        step = id.equals(step) ? null : step;
        if (known) {
            plan.find(id).ifPresent(unknown::remove);
        }
    }

    /**
     * A line that destroys and did not succeed may have done so all the same: it was interrupted behind its last step, or
     * the proof that follows failed. Only a refusal says that nothing was changed.
     */
    private void ended(CommandFinished finished) {
        if (finished.word() == FenceWord.UNDO && finished.result().succeeded()) {
            undone++;
        }
        boolean perhaps = MAY_HAVE_DONE.contains(finished.result().outcome());
        CommandStarted started = command;
        if (perhaps && started != null && !started.dryRun() && risk(started) == Risk.DESTROY) {
            plan.find(started.step()).ifPresent(open -> unknown.put(open, started.command()));
        }
        if (started != null && !started.dryRun() && finished.result().succeeded()) {
            // What has now been seen to succeed is known, whatever its first attempt did.
            plan.find(started.step()).ifPresent(open -> unknown.remove(open, started.command()));
        }
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
                .filter(line -> same(line, started.command()))
                .map(PlannedCommand::risk)
                .findFirst()
                // A changed runbook does not have the line any more; it may have done anything.
                .orElse(Risk.DESTROY);
    }

    /** Whether a line of the journal is this one: there, what looked like a secret is masked. */
    static boolean same(PlannedCommand line, String written) {
        return SecretMask.mask(line.text()).equals(SecretMask.mask(written));
    }

    /** A line that nobody should paste without a look, as a comment. */
    static String comment(String line) {
        return "# not known whether it was done: " + line;
    }

    /** Whether the command that ended last only said what it would do. */
    boolean dryRun() {
        return dryRun;
    }

    /** The line of a step that broke off, or failed in a way that does not tell whether it was done. */
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
