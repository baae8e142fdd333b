package drsh.report;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import drsh.session.CommandResult;
import drsh.session.PlannedStep;
import drsh.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a step while a journal is read. */
final class StepTally {

    private final String id;
    private @Nullable PlannedStep planned;
    private StepStatus status = StepStatus.NOT_REACHED;
    private String detail = "";
    private String next = "";
    private int attempts;
    private Duration working = Duration.ZERO;
    private Duration waiting = Duration.ZERO;
    private final List<CommandRun> runs = new ArrayList<>();
    private boolean open;
    private boolean attention;

    StepTally(String id) {
        this.id = id;
    }

    void planned(PlannedStep step) {
        planned = step;
    }

    boolean touched() {
        return status != StepStatus.NOT_REACHED || !runs.isEmpty();
    }

    /** Whether a command of it has started and not finished. */
    boolean open() {
        return open;
    }

    void started(boolean dryRun) {
        if (!dryRun) {
            attempts++;
            attention = false;
            status(StepStatus.BEGUN, "", "");
        }
    }

    void undoing() {
        status(StepStatus.BEGUN, "its undo has begun", "");
    }

    void finished(SessionEvent.StepFinished end) {
        boolean good = Outcomes.good(end.outcome());
        if (!end.dryRun()) {
            StepStatus done = attention ? StepStatus.ATTENTION : StepStatus.DONE;
            status(good ? done : StepStatus.FAILED, good ? "" : end.message(), good ? "" : end.next());
        } else if (status == StepStatus.NOT_REACHED) {
            status(StepStatus.DRY_RUN, good ? "" : "would fail: " + end.message(), end.next());
        }
    }

    void undone(SessionEvent.UndoFinished end) {
        boolean good = Outcomes.good(end.outcome());
        status(good ? StepStatus.UNDONE : StepStatus.UNDO_FAILED, good ? "" : end.message(), good ? "" : end.next());
    }

    void status(StepStatus now, String why, String whatNext) {
        status = now;
        detail = why;
        next = whatNext;
    }

    void commandStarted(Instant at, SessionEvent.CommandStarted start) {
        open = true;
        runs.add(new CommandRun(at, start.word(), start.command(), start.dryRun(), null, null, "", "", ""));
    }

    void commandFinished(Instant at, SessionEvent.CommandFinished end) {
        CommandResult result = end.result();
        boolean dryRun = open && runs.remove(runs.size() - 1).dryRun();
        open = false;
        working = working.plus(end.took());
        attention |= !dryRun && result.outcome() == Outcome.ATTENTION;
        runs.add(new CommandRun(
                at.minus(end.took()),
                end.word(),
                end.command(),
                dryRun,
                result.outcome(),
                end.took(),
                result.message(),
                result.next(),
                result.output()));
    }

    void byHand(Instant at, String text) {
        runs.add(new CommandRun(at, FenceWord.MANUAL, text, false, Outcome.DONE, null, "", "", ""));
    }

    void waited(Duration time) {
        waiting = waiting.plus(time.isNegative() ? Duration.ZERO : time);
    }

    /** The session broke off: what had begun has no known end. */
    void brokeOff() {
        open = false;
        if (status == StepStatus.BEGUN) {
            status(StepStatus.UNKNOWN, unfinished(), "");
        }
    }

    StepReport report() {
        PlannedStep step = planned;
        return new StepReport(
                step == null ? 0 : step.number(),
                id,
                step == null ? "Preflight" : step.name(),
                step == null ? Risk.READ : step.risk(),
                status,
                detail,
                next,
                attempts,
                working,
                waiting,
                step == null ? null : step.expected(),
                runs);
    }

    private String unfinished() {
        CommandRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        return last == null || last.outcome() != null
                ? "the session broke off in it"
                : "whether '" + last.text() + "' was done is not known";
    }
}
