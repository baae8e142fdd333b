package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorReportTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DoctorCheck WELL = new DoctorCheck("engine", () -> DoctorFinding.ok("version 29"));

    private static DoctorReport report(DoctorCheck... checks) {
        return DoctorReport.of(List.of(checks), LONG);
    }

    @Test
    void whereAllIsWellItIsDone() {
        assertThat(report(WELL, WELL).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aWarningOrAFailureNeedsAttention() {
        DoctorCheck down = new DoctorCheck("database", () -> DoctorFinding.warning("'db' is not running", "start it"));
        DoctorCheck none = new DoctorCheck("backup", () -> DoctorFinding.failure("none", "make one"));
        assertThat(report(WELL, down).outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(report(WELL, none).outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(report(WELL, none).checks().get(1))
                .isEqualTo(new DoctorReport.Line("backup", "failure", "none", "make one"));
    }

    @Test
    void aCheckThatFailsItselfIsItsOwnFailureAndTheOthersAreAsked() {
        DoctorCheck foreseen = new DoctorCheck("compose file", () -> {
            throw DrshException.refused("There is no Compose file", "change to the folder");
        });
        DoctorCheck unforeseen = new DoctorCheck("database", () -> {
            throw new IllegalStateException("who would have thought");
        });
        assertThat(report(foreseen, unforeseen, WELL).checks())
                .extracting(DoctorReport.Line::level)
                .containsExactly("failure", "failure", "ok");
        assertThat(report(foreseen).checks().get(0).fix()).isEqualTo("change to the folder");
        assertThat(report(unforeseen).checks().get(0).what()).contains("who would have thought");
    }

    @Test
    void aCheckThatNeverAnswersIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        DoctorCheck silent = new DoctorCheck("engine", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return DoctorFinding.ok("late");
        });
        assertThat(DoctorReport.of(List.of(silent, WELL), Duration.ofMillis(50)).checks())
                .extracting(DoctorReport.Line::level)
                .startsWith("failure");
    }
}
