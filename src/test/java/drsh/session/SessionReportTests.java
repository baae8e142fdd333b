package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.report.Deviation;
import drsh.report.DeviationKind;
import drsh.report.HtmlReport;
import drsh.report.MarkdownReport;
import drsh.report.Report;
import drsh.report.ReportedState;
import drsh.report.SegmentKind;
import drsh.report.StepReport;
import drsh.report.StepStatus;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of real sessions, by way of their journals: a report must understand the words that sessions use. */
class SessionReportTests {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void aRig() {
        rig = new Rig(folder.resolve("state"));
    }

    @Test
    void aSessionWithEverythingThatAPersonCanDo() {
        rig.commands.next("destroy old 20260111-020000", Outcome.FAILED, "no room");
        rig.typed("w", "d", "what?", "y", "y", "reflectsu", "y", "reflectus", "r", "reflectus", "s", "not now");
        Report report = report();
        assertThat(report.verdict().state()).isEqualTo(ReportedState.ATTENTION);
        assertThat(report.steps())
                .extracting(StepReport::status)
                .containsExactly(StepStatus.DONE, StepStatus.DONE, StepStatus.DONE, StepStatus.SKIPPED);
        assertThat(report.steps()).extracting(StepReport::attempts).containsExactly(0, 1, 2, 0);
        assertThat(report.deviations())
                .extracting(Deviation::kind)
                .contains(
                        DeviationKind.UNCLEAR,
                        DeviationKind.NOT_CONFIRMED,
                        DeviationKind.FAILED,
                        DeviationKind.RETRIED,
                        DeviationKind.SKIPPED);
        Figures figures = rig.last(SessionEvent.SessionEnded.class).figures();
        assertThat(report.time().working()).isEqualTo(figures.working());
        assertThat(sum(report, SegmentKind.WAITING)).isEqualTo(figures.waiting().toMillis());
        assertThat(sum(report, SegmentKind.WORKING, SegmentKind.FAILED, SegmentKind.DRY_RUN))
                .isEqualTo(figures.working().toMillis());
        assertThat(MarkdownReport.render(report)).contains("no room");
        assertThat(HtmlReport.render(report)).contains("no room");
    }

    @Test
    void aSessionThatWasAnsweredByFlags() {
        rig.run(false, Rig.flags(true, "reflectus"));
        Report report = report();
        assertThat(report.verdict().state()).isEqualTo(ReportedState.DONE);
        assertThat(report.deviations())
                .filteredOn(one -> one.kind() == DeviationKind.ANSWERED_BEFOREHAND)
                .extracting(Deviation::text)
                .containsExactly("Steps 1 and 3 were answered by --yes", "Step 2 was answered by --confirm");
    }

    @Test
    void aSessionThatWasPausedAndOneThatWasGivenUp() {
        rig.typed("y", "n");
        assertThat(report().verdict().state()).isEqualTo(ReportedState.PAUSED);
        assertThat(report().next()).contains("destroy old 20260111-020000", "stack health");
        Rig other = new Rig(folder.resolve("other"));
        other.typed("y", "a", "y");
        rig = other;
        assertThat(report().verdict().state()).isEqualTo(ReportedState.ABORTED);
        assertThat(report().steps()).extracting(StepReport::status).contains(StepStatus.UNDONE);
    }

    @Test
    void aSessionThatWasRefused() {
        rig.commands.next("read preflight 20260111-020000", Outcome.UNVERIFIED, "torn");
        rig.typed();
        assertThat(report().verdict().state()).isEqualTo(ReportedState.REFUSED);
        assertThat(report().verdict().sentence()).contains("torn", "Nothing was changed.");
    }

    private Report report() {
        return Report.of(JournalReader.read(rig.journal().orElseThrow()), ZoneOffset.UTC, false);
    }

    private static long sum(Report report, SegmentKind... kinds) {
        return report.segments().stream()
                .filter(segment -> List.of(kinds).contains(segment.kind()))
                .mapToLong(segment -> segment.length().toMillis())
                .sum();
    }
}
