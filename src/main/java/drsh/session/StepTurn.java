package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.StepOffered;
import drsh.session.SessionEvent.StepSkipped;
import drsh.session.SessionEvent.WhyShown;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step's turn: its question, again and again, until it is done, skipped or the session aborted. */
final class StepTurn {

    /** How a turn ends. */
    enum End {
        SETTLED,
        ABORTED
    }

    private final PlannedStep step;
    private final int of;
    private final Questions questions;
    private final StepRunner runner;
    private final Progress progress;
    private final Announcer announcer;
    private @Nullable CommandResult failure;
    private boolean settled;

    StepTurn(PlannedStep step, int of, Questions questions, StepRunner runner, Progress progress, Announcer announcer) {
        this.step = step;
        this.of = of;
        this.questions = questions;
        this.runner = runner;
        this.progress = progress;
        this.announcer = announcer;
    }

    /** Takes the turn; throws a {@link Pause} with the step's own outcome once it has failed. */
    End take() {
        announcer.tell(new StepOffered(step, of));
        if (questions.answeredByFlag(step, question())) {
            run();
            if (failure != null) {
                throw failed(failure, "failed, and was answered by a flag");
            }
        }
        while (!settled) {
            if (act(ask()) == End.ABORTED) {
                return End.ABORTED;
            }
        }
        return End.SETTLED;
    }

    private StepKey ask() {
        CommandResult failed = failure;
        if (failed == null) {
            return questions.key(step, question(), StepKey.fresh());
        }
        if (!questions.attended()) {
            throw failed(failed, "failed");
        }
        Set<StepKey> offered = StepKey.failed(progress.undoable(step));
        try {
            return questions.key(step, "Step " + step.number() + ", " + step.name() + ", failed. What now?", offered);
        } catch (Pause pause) {
            throw failed(failed, "failed");
        }
    }

    private End act(StepKey key) {
        switch (key) {
            case RUN, RETRY -> confirmAndRun();
            case UNDO -> confirmAndUndo();
            case SKIP -> skip();
            case DRY_RUN -> runner.dryRun(step);
            case WHY -> announcer.tell(new WhyShown(step.id(), step.prose()));
            case NOT_NOW -> throw notNow();
            case ABORT -> {
                return End.ABORTED;
            }
        }
        return End.SETTLED;
    }

    private void confirmAndRun() {
        if (questions.confirmed(step, step.risk())) {
            run();
        }
    }

    private void run() {
        CommandResult result = runner.run(step);
        settled = result.succeeded();
        failure = settled ? null : result;
    }

    private void confirmAndUndo() {
        Risk risk = step.undoRisk();
        if (questions.confirmed(step, risk) && runner.undo(step).succeeded()) {
            failure = null;
            announcer.tell(new StepOffered(step, of));
        }
    }

    private void skip() {
        String reason = questions.reason(step);
        progress.skipped(step, reason);
        announcer.tell(new StepSkipped(new SkippedStep(step.id(), step.name(), reason)));
        settled = true;
    }

    private Pause notNow() {
        CommandResult failed = failure;
        return failed == null
                ? new Pause(Outcome.UNANSWERED, "step " + step.number() + ", " + step.name() + ", is left for later")
                : failed(failed, "failed and is left for later");
    }

    private Pause failed(CommandResult result, String how) {
        return new Pause(result.outcome(), "step " + step.number() + ", " + step.name() + ", " + how);
    }

    private String question() {
        return "Run step " + step.number() + " of " + of + ", " + step.name() + "?";
    }
}
