package drsh.report;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import drsh.session.CommandResult;
import drsh.session.DataLoss;
import drsh.session.Figures;
import drsh.session.Kept;
import drsh.session.Objective;
import drsh.session.Plan;
import drsh.session.PlannedCommand;
import drsh.session.PlannedStep;
import drsh.session.Recorded;
import drsh.session.ResolvedInput;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import drsh.session.SessionOrigin;
import drsh.session.SkippedStep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a session event by event, with a clock that moves only when it is told to, and gives its journal. */
final class Story {

    static final Path JOURNAL = Path.of("/home/ada/.local/state/drsh/sessions/20260111-031200-disaster-recovery.jsonl");

    final List<PlannedStep> steps = new ArrayList<>();
    String session = "20260111-031200-disaster-recovery";
    String title = "Disaster recovery";
    String stack = "reflectus";
    String operator = "ada";
    String host = "db1";
    boolean dryRun;

    @Nullable
    Instant since;

    @Nullable
    Duration rto = Duration.ofMinutes(30);

    @Nullable
    Duration rpo = Duration.ofHours(24);

    Instant dataAsOf = Instant.parse("2026-01-11T02:00:00Z");
    private final List<Recorded> lines = new ArrayList<>();
    private final List<SkippedStep> skipped = new ArrayList<>();
    private Duration working = Duration.ZERO;
    private Duration waiting = Duration.ZERO;
    private Duration paused = Duration.ZERO;
    private Instant now;
    private boolean torn;

    Story(String at) {
        now = Instant.parse(at);
    }

    /** The five steps of the guide. */
    static Story recovery(String at) {
        Story story = new Story(at);
        story.step("stop", "Stop the application", Risk.CHANGE, "stack down", "stack up");
        story.step("restore", "Restore the database", Risk.DESTROY, "restore run 20260111-020000", "restore undo");
        story.step("migrate", "Run migrations", Risk.CHANGE, "stack migrate", "");
        story.step("start", "Start the application", Risk.CHANGE, "stack up", "stack down");
        story.step("health", "Health check", Risk.READ, "stack health", "");
        return story;
    }

    Story step(String id, String name, Risk risk, String command, String undo) {
        steps.add(new PlannedStep(
                steps.size() + 1,
                id,
                name,
                risk,
                null,
                List.of(command(FenceWord.RUN, command, risk)),
                undo.isEmpty() ? List.of() : List.of(command(FenceWord.UNDO, undo, risk)),
                null,
                ""));
        return this;
    }

    Story tell(SessionEvent event) {
        lines.add(new Recorded(now, event));
        return this;
    }

    Story pass(String time) {
        now = now.plus(Duration.parse(time));
        return this;
    }

    Instant now() {
        return now;
    }

    Story opened() {
        return tell(new SessionEvent.SessionOpened(
                session,
                JOURNAL,
                "disaster-recovery",
                Path.of("/opt/drsh/runbooks/disaster-recovery.md"),
                "df889823769c4fe3ccb09ec25d9ab9e234d6f9b9d58fbbefd762b0883d72fd4c",
                origin(),
                inputs(),
                dryRun,
                since,
                null));
    }

    /** The preflight passes and the plan is made. */
    Story planned() {
        opened();
        command("preflight", FenceWord.CHECK, "backup verify 20260111-020000", "PT4S", Outcome.DONE, "", "whole");
        return plan();
    }

    Story plan() {
        DataLoss loss =
                new DataLoss(dataAsOf, Duration.between(dataAsOf, now), "data written after 02:00 will be lost");
        PlannedStep preflight = new PlannedStep(
                0,
                "preflight",
                "Preflight",
                Risk.READ,
                null,
                List.of(command(FenceWord.CHECK, "backup verify 20260111-020000", Risk.READ)),
                List.of(),
                null,
                "");
        return tell(new SessionEvent.PlanMade(new Plan(title, inputs(), preflight, steps, loss, rto, rpo)));
    }

    /** It is the step's turn, and its question is answered. */
    Story asked(String step, String answer, String waited) {
        PlannedStep planned = planned(step);
        offered(step);
        return answered(
                step,
                "Run step " + planned.number() + ", " + planned.name() + "? [y s d w n a]",
                answer,
                "terminal",
                waited);
    }

    /** It is the step's turn, and its question is open. */
    Story offered(String step) {
        return tell(new SessionEvent.StepOffered(planned(step), steps.size()));
    }

    Story answered(String step, String question, String answer, String source, String waited) {
        pass(waited);
        waiting = waiting.plus(Duration.parse(waited));
        return tell(new SessionEvent.Answered(step, question, answer, source, Duration.parse(waited)));
    }

    /** The step runs its command and ends with it. */
    Story runs(String step, String took, Outcome outcome, String message, String output) {
        PlannedStep planned = planned(step);
        tell(new SessionEvent.StepStarted(step, planned.name(), dryRun));
        command(step, FenceWord.RUN, planned.commands().get(0).text(), took, outcome, message, output);
        String next = outcome == Outcome.DONE ? "" : "look at 'stack logs'";
        return tell(new SessionEvent.StepFinished(step, planned.name(), dryRun, outcome, message, next));
    }

    /** Asked, answered with yes and done. */
    Story done(String step, String waited, String took) {
        return asked(step, "y", waited).runs(step, took, Outcome.DONE, "", step + " is done");
    }

    Story undone(String step, String took, Outcome outcome) {
        PlannedStep planned = planned(step);
        tell(new SessionEvent.UndoStarted(step, planned.name()));
        command(step, FenceWord.UNDO, planned.undo().get(0).text(), took, outcome, "", "");
        return tell(new SessionEvent.UndoFinished(step, planned.name(), outcome, "it did not go back", ""));
    }

    Story command(
            String step, FenceWord word, String line, String took, Outcome outcome, String message, String output) {
        tell(new SessionEvent.CommandStarted(step, word, line, dryRun));
        pass(took);
        working = working.plus(Duration.parse(took));
        CommandResult result = new CommandResult(outcome, message, "", output);
        return tell(new SessionEvent.CommandFinished(step, word, line, result, Duration.parse(took)));
    }

    Story skip(String step, String reason) {
        SkippedStep left = new SkippedStep(step, planned(step).name(), reason);
        skipped.add(left);
        return tell(new SessionEvent.StepSkipped(left));
    }

    Story paused(String reason, String... remaining) {
        return tell(new SessionEvent.SessionPaused(Outcome.UNANSWERED, reason, JOURNAL, List.of(remaining)));
    }

    Story resumedAfter(String time, boolean changed) {
        pass(time);
        paused = paused.plus(Duration.parse(time));
        return tell(new SessionEvent.SessionResumed(origin(), "0123456789abcdef", changed));
    }

    Story aborted(String message, String... notUndone) {
        return tell(new SessionEvent.SessionAborted(Outcome.DECLINED, message, JOURNAL, List.of(notUndone)));
    }

    Story missed(Objective objective, Duration target, Duration reached) {
        return tell(new SessionEvent.ObjectiveMissed(objective, target, reached));
    }

    Story keeps(String name, String until) {
        return tell(new SessionEvent.KeptListed(List.of(new Kept(name, "replaced database", Instant.parse(until)))));
    }

    Story ended(Outcome outcome) {
        Instant began = since == null ? lines.get(0).at() : since;
        Duration total = Duration.between(began, now);
        Duration age = Duration.between(dataAsOf, now);
        Figures figures = new Figures(
                began,
                total,
                working,
                waiting,
                paused,
                rto,
                rto == null ? null : total.compareTo(rto) <= 0,
                dataAsOf,
                age,
                rpo,
                rpo == null ? null : age.compareTo(rpo) <= 0,
                skipped);
        return tell(new SessionEvent.SessionEnded(outcome, figures, JOURNAL, dryRun));
    }

    Story torn() {
        torn = true;
        return this;
    }

    SessionLog log() {
        return new SessionLog(JOURNAL, lines, torn);
    }

    private SessionOrigin origin() {
        return new SessionOrigin(operator, host, stack, Map.of("drsh", "1.0", "PostgreSQL", "17.2"));
    }

    private List<ResolvedInput> inputs() {
        return List.of(new ResolvedInput(
                "backup", "20260111-020000", "20260111-020000, 41 MiB, 1 h 12 m old, verified", dataAsOf, null));
    }

    private PlannedStep planned(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }

    private static PlannedCommand command(FenceWord word, String text, Risk risk) {
        return new PlannedCommand(word, text, 1, risk, null);
    }
}
