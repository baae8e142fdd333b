package drsh.report;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import drsh.session.Objective;
import drsh.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final String BEGIN = "2026-01-11T03:12:00Z";

    @Test
    void aRecoveryWithoutIncidentsIsDoneAndMet() {
        Report report = report(whole(BEGIN).ended(Outcome.DONE));
        assertThat(report.verdict().state()).isEqualTo(ReportedState.DONE);
        assertThat(report.verdict().headline()).isEqualTo("Done in 8 m 54 s");
        assertThat(report.verdict().sentence()).isEqualTo("All 5 steps are done.");
        assertThat(report.steps()).extracting(StepReport::status).containsOnly(StepStatus.DONE);
        assertThat(report.objectives()).extracting(Attainment::word).containsExactly("met", "met");
        assertThat(report.deviations()).isEmpty();
        assertThat(report.time().working()).isEqualTo(Duration.parse("PT8M4S"));
        assertThat(report.time().waiting()).isEqualTo(Duration.ofSeconds(50));
        assertThat(report.next()).isEmpty();
    }

    @Test
    void workingAndWaitingAreCountedForEachStep() {
        StepReport restore = step(report(whole(BEGIN).ended(Outcome.DONE)), "restore");
        assertThat(restore.attempts()).isEqualTo(1);
        assertThat(restore.working()).isEqualTo(Duration.ofMinutes(5));
        assertThat(restore.waiting()).isEqualTo(Duration.ofSeconds(10));
        assertThat(restore.runs()).singleElement().satisfies(run -> {
            assertThat(run.text()).isEqualTo("restore run 20260111-020000");
            assertThat(run.outcome()).isEqualTo(Outcome.DONE);
            assertThat(run.took()).isEqualTo(Duration.ofMinutes(5));
            assertThat(run.output()).isEqualTo("restore is done");
        });
    }

    @Test
    void theClockStartsWithTheIncident() {
        Story story = Story.recovery(BEGIN);
        story.since = Instant.parse("2026-01-11T02:50:00Z");
        Report report = report(told(story).ended(Outcome.DONE));
        assertThat(report.time().total()).isEqualTo(Duration.parse("PT30M54S"));
        assertThat(report.verdict().headline()).isEqualTo("Done in 30 m 54 s, RTO missed");
        assertThat(report.verdict().tone()).isEqualTo(Tone.BAD);
        assertThat(report.segments().get(0).kind()).isEqualTo(SegmentKind.BEFORE);
        assertThat(kinds(report)).containsExactly(DeviationKind.OBJECTIVE_MISSED);
    }

    @Test
    void aMissedObjectiveThatWasToldIsOneDeviation() {
        Story story = Story.recovery(BEGIN);
        story.rto = Duration.ofMinutes(5);
        told(story).missed(Objective.RTO, Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(kinds(report(story.ended(Outcome.DONE)))).containsExactly(DeviationKind.OBJECTIVE_MISSED);
    }

    @Test
    void withoutTargetsNothingIsMetOrMissed() {
        Story story = Story.recovery(BEGIN);
        story.rto = null;
        story.rpo = null;
        Report report = report(told(story).ended(Outcome.DONE));
        assertThat(report.objectives()).extracting(Attainment::word).containsExactly("no target", "no target");
        assertThat(report.objectives()).extracting(Attainment::tone).containsOnly(Tone.PLAIN);
    }

    @Test
    void aFailureWithARetryIsTwoAttemptsAndTwoDeviations() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT5S", "PT5S");
        story.asked("restore", "y", "PT5S").runs("restore", "PT1M", Outcome.FAILED, "no room", "");
        assertThat(step(report(story), "restore").status()).isEqualTo(StepStatus.FAILED);
        assertThat(step(report(story), "restore").detail()).isEqualTo("no room");
        story.answered("restore", "What now?", "r", "terminal", "PT5S").runs("restore", "PT1M", Outcome.DONE, "", "");
        Report report = report(story);
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.DONE);
        assertThat(step(report, "restore").attempts()).isEqualTo(2);
        assertThat(kinds(report)).containsExactly(DeviationKind.FAILED, DeviationKind.RETRIED);
        assertThat(report.deviations().get(0).text())
                .contains("step 2, Restore the database, attempt 1: no room".substring(1));
    }

    @Test
    void aDryRunOfAStepIsNoAttempt() {
        Story story = Story.recovery(BEGIN).planned();
        story.dryRun = true;
        story.asked("stop", "d", "PT5S").runs("stop", "PT7S", Outcome.DONE, "", "would stop");
        Report report = report(story);
        assertThat(step(report, "stop").status()).isEqualTo(StepStatus.DRY_RUN);
        assertThat(step(report, "stop").attempts()).isZero();
        assertThat(step(report, "stop").working()).isEqualTo(Duration.ofSeconds(7));
        assertThat(report.segments()).extracting(Segment::kind).contains(SegmentKind.DRY_RUN);
    }

    @Test
    void aDryRunHasNoObjectives() {
        Story story = Story.recovery(BEGIN);
        story.dryRun = true;
        Report good = report(
                story.planned().runs("stop", "PT1S", Outcome.DONE, "", "").ended(Outcome.DONE));
        assertThat(good.objectives()).isEmpty();
        assertThat(good.verdict().headline()).isEqualTo("Dry run, nothing was changed");
        story = Story.recovery(BEGIN);
        story.dryRun = true;
        Report bad = report(
                story.planned().runs("stop", "PT1S", Outcome.FAILED, "no", "").ended(Outcome.FAILED));
        assertThat(bad.verdict().state()).isEqualTo(ReportedState.FAILED);
        assertThat(bad.deviations()).isEmpty();
    }

    @Test
    void aSkipTellsItsReasonAndManyByFromAreOne() {
        Story story =
                Story.recovery(BEGIN).planned().skip("stop", "--from migrate").skip("restore", "--from migrate");
        Report report = report(story.skip("migrate", "same version").done("start", "PT1S", "PT1S"));
        assertThat(step(report, "migrate").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(step(report, "migrate").detail()).isEqualTo("same version");
        assertThat(kinds(report)).containsExactly(DeviationKind.SKIPPED, DeviationKind.STARTED_LATER);
        assertThat(report.deviations().get(1).text()).isEqualTo("Steps 1 and 2 left out: --from migrate");
    }

    @Test
    void anUndoneRestoreLosesNoData() {
        Story story =
                Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S").done("restore", "PT1S", "PT1M");
        assertThat(report(story).objectives().get(1).reached()).isEqualTo(Duration.parse("PT1H12M4S"));
        Report report = report(story.undone("restore", "PT20S", Outcome.DONE));
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.UNDONE);
        assertThat(report.objectives().get(1).word()).isEqualTo("no data came back");
        assertThat(report.segments()).extracting(Segment::kind).contains(SegmentKind.UNDO);
        assertThat(kinds(report)).containsExactly(DeviationKind.UNDONE);
    }

    @Test
    void anUndoThatFailsIsSaid() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        Report report = report(story.undone("stop", "PT2S", Outcome.FAILED));
        assertThat(step(report, "stop").status()).isEqualTo(StepStatus.UNDO_FAILED);
        assertThat(kinds(report)).containsExactly(DeviationKind.UNDO_FAILED);
    }

    @Test
    void aPauseKeepsWhatIsLeftAndCountsTheOpenQuestion() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        story.tell(new SessionEvent.StepOffered(story.steps.get(1), 5)).pass("PT10M");
        Report report = report(story.paused("no answer could be had", "restore run x", "stack migrate"));
        assertThat(report.verdict().state()).isEqualTo(ReportedState.PAUSED);
        assertThat(report.verdict().sentence())
                .startsWith("No answer could be had; nothing more was run. 1 of 5 steps in place.")
                .contains("'session resume 20260111-031200-disaster-recovery'");
        assertThat(report.next()).containsExactly("restore run x", "stack migrate");
        assertThat(step(report, "restore").waiting()).isEqualTo(Duration.ofMinutes(10));
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.NOT_REACHED);
        assertThat(report.objectives().get(0).word()).isEqualTo("within it so far");
    }

    @Test
    void whatIsKeptIsToldBeforeAnEndAndAfterIt() {
        Story story = whole(BEGIN).ended(Outcome.DONE).keeps("reflectus_before", "2026-01-14T03:00:00Z");
        Report report = report(story);
        assertThat(report.verdict().state()).isEqualTo(ReportedState.DONE);
        assertThat(report.kept())
                .singleElement()
                .satisfies(kept -> assertThat(kept.name()).isEqualTo("reflectus_before"));
    }

    @Test
    void anAbortTellsWhatWasNotTakenBack() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        Report report = report(story.aborted("each step was offered to be taken back", "stack up"));
        assertThat(report.verdict().state()).isEqualTo(ReportedState.ABORTED);
        assertThat(report.next()).containsExactly("stack up");
        assertThat(report.objectives().get(0).word()).isEqualTo("not recovered");
    }

    @Test
    void aRefusalChangedNothing() {
        Story story = Story.recovery(BEGIN).opened();
        story.command("preflight", FenceWord.CHECK, "backup verify x", "PT3S", Outcome.UNVERIFIED, "torn", "");
        story.tell(new SessionEvent.SessionRefused(Outcome.REFUSED, "backup verify x", "torn", "take another"));
        Report report = report(story);
        assertThat(report.verdict().headline()).isEqualTo("Refused, nothing was changed");
        assertThat(report.verdict().sentence()).contains("'backup verify x' failed: torn.", "Take another.");
        assertThat(report.steps()).singleElement().satisfies(only -> {
            assertThat(only.status()).isEqualTo(StepStatus.FAILED);
            assertThat(only.working()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void aRefusedResumptionDoesNotSayThatNothingWasChanged() {
        Story story =
                Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S").paused("later");
        story.resumedAfter("PT1H", false);
        story.tell(new SessionEvent.SessionRefused(Outcome.REFUSED, "backup verify x", "torn", ""));
        Report report = report(story);
        assertThat(report.verdict().headline()).isEqualTo("Refused when it was to go on, RTO missed");
        assertThat(report.verdict().sentence()).contains("Nothing more was changed", "1 of 5 steps in place");
    }

    @Test
    void aCommandThatNeedsAttentionIsADeviation() {
        Story story = Story.recovery(BEGIN).planned().asked("stop", "y", "PT1S");
        Report report = report(
                story.runs("stop", "PT1S", Outcome.ATTENTION, "old image", "").ended(Outcome.ATTENTION));
        assertThat(step(report, "stop").status()).isEqualTo(StepStatus.ATTENTION);
        assertThat(report.verdict().state()).isEqualTo(ReportedState.ATTENTION);
        assertThat(kinds(report)).contains(DeviationKind.ATTENTION);
    }

    @Test
    void answersThatNobodyGaveAndThoseThatWereNone() {
        Story story = Story.recovery(BEGIN).planned();
        story.answered("stop", "Run step 1?", "y", "--yes", "PT0S");
        story.answered("migrate", "Run step 3?", "y", "--yes", "PT0S");
        story.answered("start", "Run step 4?", "y", "piped line 4", "PT0S");
        story.answered("health", "Run step 5?", "", "terminal", "PT1S");
        story.tell(new SessionEvent.KeysShown("health", List.of("y  run it")));
        story.answered("restore", "This destroys data. Type the stack's name", "reflectsu", "terminal", "PT1S");
        story.tell(new SessionEvent.KeysShown("restore", List.of("that is not the stack's name")));
        assertThat(report(story).deviations())
                .extracting(Deviation::text)
                .containsExactly(
                        "Steps 1 and 3 were answered by --yes",
                        "Step 4 was answered by piped",
                        "Step 5, Health check: an empty line is no answer; nothing was run",
                        "Step 2, Restore the database: 'reflectsu' is not the stack's name; nothing was run");
    }

    @Test
    void whatWasDoneByHandIsTold() {
        Story story = Story.recovery(BEGIN).planned();
        story.tell(new SessionEvent.ManualDone("stop", "tell the users"));
        assertThat(kinds(report(story))).containsExactly(DeviationKind.BY_HAND);
        assertThat(step(report(story), "stop").runs())
                .extracting(CommandRun::text)
                .containsExactly("tell the users");
    }

    @Test
    void aRunbookOfOneStepThatTookNoTime() {
        Story story = new Story(BEGIN)
                .step("only", "Only", Risk.READ, "stack status", "")
                .planned();
        Report report = report(story.done("only", "PT0S", "PT0S").ended(Outcome.DONE));
        assertThat(report.verdict().sentence()).isEqualTo("Its only step is done.");
        assertThat(report.inPlace()).isEqualTo("1 of 1");
    }

    static Story whole(String begin) {
        return told(Story.recovery(begin));
    }

    static Story told(Story story) {
        story.planned().done("stop", "PT10S", "PT1M").done("restore", "PT10S", "PT5M");
        return story.done("migrate", "PT10S", "PT30S")
                .done("start", "PT10S", "PT1M")
                .done("health", "PT10S", "PT30S");
    }

    static StepReport step(Report report, String id) {
        return report.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static List<DeviationKind> kinds(Report report) {
        return report.deviations().stream().map(Deviation::kind).toList();
    }

    static Report report(Story story) {
        return Report.of(story.log(), ZoneOffset.UTC, false);
    }
}
