package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.SessionAborting;
import drsh.session.SessionEvent.StepCounted;
import drsh.session.SessionEvent.StepOffered;
import drsh.session.SessionEvent.StepSkipped;
import drsh.session.SessionEvent.WhyShown;
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
    private final Beginning beginning;
    private Situation situation = Situation.FRESH;
    private @Nullable CommandResult failure;
    private boolean settled;

    StepTurn(PlannedStep step, SessionParts parts) {
        this.step = step;
        this.of = parts.plan().steps().size();
        this.questions = parts.questions();
        this.runner = parts.runner();
        this.progress = parts.progress();
        this.announcer = parts.announcer();
        this.beginning = new Beginning(step, runner, progress, announcer);
    }

    /** Takes the turn; throws a {@link Pause} with the step's own outcome once it has failed. */
    End take() {
        announcer.tell(new StepOffered(step, of));
        situation = beginning.look();
        if (situation.flagsAnswer() && questions.answeredByFlag(step, situation.question(step, of))) {
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
            return questions.key(step, situation.question(step, of), situation.keys());
        }
        if (!questions.attended()) {
            throw failed(failed, "failed");
        }
        try {
            return questions.key(step, situation.question(step, of), situation.keys());
        } catch (Pause pause) {
            throw failed(failed, "failed");
        }
    }

    private End act(StepKey key) {
        switch (key) {
            case RUN, RETRY -> confirmAndRun();
            case UNDO -> confirmAndUndo();
            case COUNT -> count();
            case SKIP -> skip();
            case DRY_RUN -> runner.dryRun(step);
            case WHY -> announcer.tell(new WhyShown(step.id(), step.prose()));
            case NOT_NOW -> throw notNow();
            case ABORT -> {
                announcer.tell(new SessionAborting(step.id()));
                return End.ABORTED;
            }
        }
        return End.SETTLED;
    }

    private void confirmAndRun() {
        Risk risk = progress.again(step).stream().map(PlannedCommand::risk).reduce(Risk.READ, Risk::or);
        if (questions.confirmed(step, risk)) {
            run();
        }
    }

    private void run() {
        CommandResult result = runner.run(step, progress.again(step));
        settled = result.succeeded();
        failure = settled ? null : result;
        if (failure != null && questions.attended()) {
            situation = beginning.look();
        }
    }

    private void confirmAndUndo() {
        Risk risk = step.undoRisk();
        if (!questions.confirmed(step, risk)) {
            return;
        }
        if (runner.undo(step).succeeded()) {
            failure = null;
            situation = Situation.FRESH;
            announcer.tell(new StepOffered(step, of));
        } else {
            situation = beginning.look();
        }
    }

    private void count() {
        announcer.tell(new StepCounted(step.id(), step.name()));
        settled = true;
    }

    private void skip() {
        questions.reason(step).ifPresent(reason -> {
            announcer.tell(new StepSkipped(new SkippedStep(step.id(), step.name(), reason)));
            settled = true;
        });
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
}
