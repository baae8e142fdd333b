package drsh.report;

import static drsh.report.ReportTests.kinds;
import static drsh.report.ReportTests.report;
import static drsh.report.ReportTests.step;
import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.runbook.FenceWord;
import drsh.session.SessionEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Sessions that broke off, were paused or went on, and what a report may say about them. */
class InterruptedSessionTests {

    private static final String BEGIN = "2026-01-11T03:12:00Z";

    @Test
    void aJournalWithoutAnEndBrokeOff() {
        Report report = report(halfway().torn());
        assertThat(report.verdict().state()).isEqualTo(ReportedState.BROKEN_OFF);
        assertThat(report.verdict().headline()).isEqualTo("Broken off after 2 m 16 s");
        assertThat(report.verdict().sentence())
                .startsWith("The journal has no end: its last line was cut off.")
                .contains("whether 'restore run 20260111-020000' was done is not known", "1 of 5 steps in place");
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.UNKNOWN);
        assertThat(step(report, "restore").runs().get(0).outcome()).isNull();
        assertThat(report.objectives().get(0).word()).isEqualTo("within it so far");
        assertThat(report.moments().get(report.moments().size() - 1).text()).isEqualTo("The journal stops here");
    }

    @Test
    void aSessionThatIsKnownToRunDidNotBreakOff() {
        Report report = Report.of(halfway().log(), ZoneOffset.UTC, true);
        assertThat(report.verdict().state()).isEqualTo(ReportedState.RUNNING);
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.BEGUN);
    }

    @Test
    void anAlmostEmptyJournalIsReportedToo() {
        Report report = report(Story.recovery(BEGIN).opened());
        assertThat(report.verdict().sentence()).contains("No step was reached.");
        assertThat(report.inPlace()).isEqualTo("none");
        assertThat(report.runbook().title()).isEqualTo("disaster-recovery");
    }

    @Test
    void aCrashAndItsResumptionAreToldWithHowLong() {
        Report report = report(resumed());
        assertThat(kinds(report))
                .containsExactly(
                        DeviationKind.BROKE_OFF,
                        DeviationKind.RUNBOOK_CHANGED,
                        DeviationKind.CHANGED_HANDS,
                        DeviationKind.UNKNOWN,
                        DeviationKind.COUNTED,
                        DeviationKind.OBJECTIVE_MISSED);
        assertThat(report.deviations().get(0).text()).endsWith("the session was resumed after 1 h 30 m");
        assertThat(report.deviations().get(2).text()).isEqualTo("Resumed by grace on db1, before that ada on db1");
        assertThat(report.deviations().get(5).text())
                .isEqualTo("RTO: the target of 30 m was passed; it came to 1 h 32 m by the last line");
        assertThat(report.segments())
                .filteredOn(one -> one.kind() == SegmentKind.BROKEN_OFF)
                .singleElement()
                .satisfies(one -> assertThat(one.length()).isEqualTo(Duration.ofMinutes(90)));
        assertThat(report.parts()).extracting(Part::how).containsExactly("broke off", "broken off");
        assertThat(report.runbook().changed()).isTrue();
        assertThat(report.runbook().sha256()).isEqualTo("0123456789abcdef");
    }

    @Test
    void aCountedStepIsInPlaceAndItsDataCameBack() {
        Report report = report(resumed());
        assertThat(step(report, "restore").status()).isEqualTo(StepStatus.COUNTED);
        assertThat(report.inPlace()).isEqualTo("2 of 5");
        assertThat(report.objectives().get(1).reached()).isNotNull();
        assertThat(report.time().paused()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aPauseIsToldWithItsReason() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        story.paused("step 2 is left for later").resumedAfter("PT8H", false).plan();
        story.done("restore", "PT1S", "PT1M").ended(Outcome.DONE);
        Report report = report(story);
        assertThat(report.deviations().get(0)).satisfies(one -> {
            assertThat(one.kind()).isEqualTo(DeviationKind.PAUSED);
            assertThat(one.text()).isEqualTo("For 8 h: step 2 is left for later");
        });
        assertThat(report.time().paused()).isEqualTo(Duration.ofHours(8));
        assertThat(report.parts()).extracting(Part::how).containsExactly("paused", "done");
    }

    /** What is kept is listed right before the session stops. */
    @Test
    void theQuestionThatNobodyAnsweredWasWaitedForUntilThePause() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        story.offered("restore").pass("PT10S").keeps("reflectus_before_20260111", "2026-01-14T03:12:00Z");
        Report report = report(story.paused("nobody answered"));
        assertThat(step(report, "restore").waiting()).isEqualTo(Duration.ofSeconds(10));
        assertThat(report.segments())
                .filteredOn(one -> one.step().equals("restore"))
                .singleElement()
                .satisfies(one -> assertThat(one.length()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void aPauseInTheMiddleOfAStepIsNotACrash() {
        Story story = Story.recovery(BEGIN).planned().asked("stop", "y", "PT1S");
        story.tell(new SessionEvent.StepStarted("stop", "Stop the application", false));
        story.tell(new SessionEvent.ManualShown("stop", "tell the users"))
                .pass("PT1M")
                .paused("not yet done by hand");
        assertThat(step(report(story), "stop").status()).isEqualTo(StepStatus.BEGUN);
        assertThat(step(report(story), "stop").waiting()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void aClockThatWasSetBackMakesNoNegativeTimes() {
        Story story = Story.recovery(BEGIN).planned().done("stop", "PT1S", "PT1S");
        story.pass("PT-2H").paused("later");
        Report report = report(story);
        assertThat(report.time().total()).isZero();
        assertThat(report.segments())
                .allSatisfy(one -> assertThat(one.length().isNegative()).isFalse());
        assertThat(step(report, "stop").waiting()).isEqualTo(Duration.ofSeconds(1));
        assertThat(HtmlReport.render(report)).contains("</html>");
    }

    @Test
    void timesSayTheDayWhereThereIsMoreThanOneAndTheOffsetInAutumn() {
        Story story = Story.recovery("2026-10-25T00:30:00Z").planned().done("stop", "PT1S", "PT59M");
        Times times = Report.of(story.log(), ZoneId.of("Europe/Berlin"), false).times();
        assertThat(times.local(story.log().lines().get(0).at())).isEqualTo("02:30:00 +02:00");
        assertThat(times.local(story.now())).isEqualTo("02:29:05 +01:00");
        story.done("restore", "PT1S", "PT23H");
        times = Report.of(story.log(), ZoneId.of("Europe/Berlin"), false).times();
        assertThat(times.utc(story.now())).isEqualTo("2026-10-26 00:29:06");
        assertThat(times.full(story.now())).isEqualTo("2026-10-26 00:29:06 UTC (01:29:06 +01:00)");
    }

    private static Story halfway() {
        Story story =
                Story.recovery(BEGIN).planned().done("stop", "PT1M", "PT12S").asked("restore", "y", "PT1M");
        story.tell(new SessionEvent.StepStarted("restore", "Restore the database", false));
        return story.tell(
                new SessionEvent.CommandStarted("restore", FenceWord.RUN, "restore run 20260111-020000", false));
    }

    private static Story resumed() {
        Story story = halfway();
        story.operator = "grace";
        story.resumedAfter("PT1H30M", true).plan();
        story.tell(new SessionEvent.StepUnknown("restore", "Restore the database", "restore run 20260111-020000"));
        story.command("restore", FenceWord.CHECK, "restore list", "PT1S", Outcome.DONE, "", "");
        return story.tell(new SessionEvent.StepCounted("restore", "Restore the database"));
    }
}
