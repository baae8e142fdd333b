package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock against the objectives, where a session begins, and how long its steps usually take. */
class ObjectivesTests {

    private static final Instant AN_HOUR_BEFORE = Instant.parse("2026-01-11T02:12:00Z");

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void freshRig() {
        rig = new Rig(folder.resolve("state"));
    }

    @Test
    void theClockStandsBeforeEveryQuestion() {
        rig.typed("y", "y", "reflectus", "y");
        assertThat(rig.prompter.clocks)
                .containsExactly("[1 m of 10 m] ", "[2 m 10 s of 10 m] ", "[2 m 20 s of 10 m] ", "[4 m 30 s of 10 m] ");
        rig.runbook = Rig.RUNBOOK.replace("rto: 10m\n", "");
        rig.typed("n");
        assertThat(rig.prompter.clocks).containsExactly("[1 m] ");
    }

    @Test
    void itRunsFromTheBeginningOfTheIncident() {
        rig.run(true, since(AN_HOUR_BEFORE), "y", "y", "reflectus", "y");
        assertThat(rig.prompter.clocks.get(0)).isEqualTo("[1 h 1 m, RTO 10 m MISSED] ");
        Figures figures = rig.last(SessionEvent.SessionEnded.class).figures();
        assertThat(figures.began()).isEqualTo(AN_HOUR_BEFORE);
        assertThat(figures.total()).isEqualTo(Duration.ofMinutes(60).plusSeconds(340));
        assertThat(figures.rtoMet()).isFalse();
        // What was written before 02:00 came back; what came after it was lost until 02:12, not until now.
        assertThat(figures.dataAge()).isEqualTo(Duration.ofMinutes(12));
        assertThat(figures.rpoMet()).isTrue();
        assertThat(rig.last(SessionEvent.PlanMade.class).plan().loss())
                .extracting(DataLoss::text)
                .isEqualTo("data written after 02:00 will be lost: 12 m");
    }

    @Test
    void dataFromAfterTheIncidentMayHoldWhatWentWrong() {
        rig.run(true, since(Instant.parse("2026-01-11T01:50:00Z")), "y", "y", "reflectus", "y");
        assertThat(rig.last(SessionEvent.PlanMade.class).plan().loss())
                .extracting(DataLoss::text)
                .isEqualTo("the data is from 10 m after the incident began: what went wrong may be in it");
        assertThat(rig.last(SessionEvent.SessionEnded.class).figures().dataAge())
                .isZero();
    }

    @Test
    void aMissIsToldOnceAlsoWhenTheSessionGoesOn() {
        rig.run(true, since(AN_HOUR_BEFORE), "y", "n");
        rig.resumed(true, SessionOptions.NONE, "y", "reflectus", "y");
        assertThat(rig.all(SessionEvent.ObjectiveMissed.class))
                .extracting(SessionEvent.ObjectiveMissed::objective)
                .containsExactly(Objective.RTO);
        assertThat(rig.last(SessionEvent.SessionEnded.class).figures().began()).isEqualTo(AN_HOUR_BEFORE);
    }

    @Test
    void dataThatIsTooOldIsToldBeforeAnythingIsAsked() {
        rig.typed();
        assertThat(rig.last(SessionEvent.ObjectiveMissed.class))
                .isEqualTo(
                        new SessionEvent.ObjectiveMissed(Objective.RPO, Duration.ofHours(1), Duration.ofMinutes(72)));
    }

    @Test
    void whatTheOperatorHasSetCountsBeforeWhatTheRunbookSays() {
        Objectives hour = new Objectives(Duration.ofHours(1), null);
        Objectives day = new Objectives(null, Duration.ofDays(1));
        rig.objectives = new Objectives.Configured(hour, Map.of("recovery", day));
        rig.typed();
        Plan plan = rig.last(SessionEvent.PlanMade.class).plan();
        assertThat(plan.rto()).isEqualTo(Duration.ofHours(1));
        assertThat(plan.rpo()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void theStacksObjectivesAreThoseOfRecoveries() {
        rig.objectives = new Objectives.Configured(new Objectives(Duration.ofHours(1), null), Map.of());
        rig.runbook = Rig.RUNBOOK
                .replace("destroy old", "read old")
                .replace("rto: 10m\n", "")
                .replace("destroy new", "read new");
        rig.typed();
        assertThat(rig.last(SessionEvent.PlanMade.class).plan().rto()).isNull();
    }

    @Test
    void aSessionCanBeginWithALaterStep() {
        for (String from : new String[] {"restore", "2"}) {
            rig.commands.ran.clear();
            assertThat(rig.run(true, from(from), "y", "reflectus", "y")).isEqualTo(Outcome.ATTENTION);
            assertThat(rig.commands.ran)
                    .containsExactly(
                            "read preflight 20260111-020000",
                            "destroy old 20260111-020000",
                            "read compare",
                            "stack health");
            assertThat(rig.last(SessionEvent.StepSkipped.class).skipped())
                    .isEqualTo(new SkippedStep("stop", "Stop", "--from restore"));
        }
    }

    @Test
    void aStepThatDoesNotExistIsNoBeginning() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.run(true, from("restor"), "y"))
                .withMessageContaining("no step restor (did you mean restore)");
        assertThat(rig.journal()).isEmpty();
        assertThat(rig.commands.ran).isEmpty();
    }

    @Test
    void thePlanSaysHowLongStepsUsuallyTake() {
        rig.typed("y", "n");
        assertThat(expected(1)).isNull();
        rig.typed("y", "y", "reflectus", "y");
        assertThat(expected(1)).isEqualTo(FakeCommands.MINUTE);
        assertThat(expected(2)).isNull();
        rig.typed();
        assertThat(expected(2)).isEqualTo(FakeCommands.MINUTE.multipliedBy(2));
        // What took long once does not count.
        rig.commands.next("change stop", () -> {
            rig.clock.pass(Duration.ofHours(1));
            return CommandResult.done("");
        });
        rig.typed("y", "n");
        rig.typed();
        assertThat(expected(1)).isEqualTo(FakeCommands.MINUTE);
    }

    @Test
    void whatIsKeptIsToldWhenDataWasReplaced() {
        rig.kept.add(new Kept("reflectus_before", "replaced database", AN_HOUR_BEFORE));
        rig.typed("y", "n");
        assertThat(rig.all(SessionEvent.KeptListed.class)).isEmpty();
        rig.typed("y", "y", "reflectus", "n");
        assertThat(rig.last(SessionEvent.KeptListed.class).kept()).isEqualTo(rig.kept);
    }

    @Test
    void aPersonIsAskedForAnInputThatHasNoValue() {
        rig.runbook = Rig.RUNBOOK.replace(", default: latest", ", help: which one");
        rig.typed("20250101-000000", "n");
        assertThat(rig.prompter.asked.get(0)).isEqualTo("backup (which one):");
        assertThat(rig.commands.ran).containsExactly("read preflight 20250101-000000");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.piped("20250101-000000"))
                .withMessageContaining("input backup has no value");
    }

    private @Nullable Duration expected(int step) {
        return rig.last(SessionEvent.PlanMade.class)
                .plan()
                .steps()
                .get(step - 1)
                .expected();
    }

    private static SessionOptions since(Instant since) {
        return new SessionOptions(false, null, false, Map.of(), null, since, PreparedAnswers.NONE, false);
    }

    private static SessionOptions from(String step) {
        return new SessionOptions(false, null, false, Map.of(), step, null, PreparedAnswers.NONE, false);
    }
}
