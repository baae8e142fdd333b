package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.runbook.Finding;
import drsh.runbook.Rule;
import drsh.shell.DoctorFinding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What doctor makes of what it was told of versions, times, clocks and runbooks. */
class DoctorVerdictsTests {

    private static final Optional<Duration> HALF_AN_HOUR = Optional.of(Duration.ofMinutes(30));

    private static void assertFinding(DoctorFinding found, Level level, String what, String fix) {
        assertThat(found.level()).as(found.what()).isEqualTo(level);
        assertThat(found.what()).contains(what);
        assertThat(found.fix()).contains(fix);
    }

    @Test
    void toolsAndBackupsAreNotOfAnotherTimeThanTheServer() {
        assertFinding(VersionCheck.finding("15.18", "15.18", 15), Level.OK, "PostgreSQL 15.18, its tools 15.18", "");
        assertFinding(VersionCheck.finding("16.2", "15.18", 0), Level.FAILURE, "refuses a newer server", "image");
        assertFinding(VersionCheck.finding("15.18", "16.2", 14), Level.OK, "drsh", "");
        assertFinding(
                VersionCheck.finding("15.18", "15.18", 16),
                Level.FAILURE,
                "was made by PostgreSQL 16",
                "PostgreSQL 16 in the Compose file");
        assertFinding(VersionCheck.finding("15.18", "sh: not found", 15), Level.WARNING, "not known", "pg_dump");
    }

    @Test
    void theTimeOfRecoveriesIsMeasuredByTheTarget() {
        var met =
                new ObjectiveChecks.Measured("disaster-recovery", "1", Duration.ofMinutes(12), Duration.ofMinutes(30));
        var missed = new ObjectiveChecks.Measured("lost-host", "2", Duration.ofHours(3), Duration.ofHours(2));
        assertFinding(
                ObjectiveChecks.finding(List.of(met), Optional.empty(), HALF_AN_HOUR),
                Level.OK,
                "disaster-recovery took 12 m of 30 m (rto)",
                "");
        assertFinding(
                ObjectiveChecks.finding(List.of(met, missed), Optional.empty(), HALF_AN_HOUR),
                Level.WARNING,
                "lost-host took 3 h of 2 h (rto)",
                "'session report 2'");
    }

    @Test
    void whereNoSessionHasToldADrillDoesAndElseItIsNotKnown() {
        assertFinding(
                ObjectiveChecks.finding(List.of(), Optional.of(Duration.ofMinutes(2)), HALF_AN_HOUR),
                Level.OK,
                "the restore of the last drill alone took 2 m, and a recovery may take 30 m (rto)",
                "");
        assertFinding(
                ObjectiveChecks.finding(List.of(), Optional.of(Duration.ofHours(2)), HALF_AN_HOUR),
                Level.WARNING,
                "took 2 h",
                "restore.jobs");
        assertFinding(
                ObjectiveChecks.finding(List.of(), Optional.empty(), HALF_AN_HOUR),
                Level.WARNING,
                "not known how long",
                "'drill run'");
        assertFinding(
                ObjectiveChecks.finding(List.of(), Optional.empty(), Optional.empty()), Level.OK, "no target", "");
    }

    @Test
    void clocksAreComparedWithinTheTimeOfTheQuestion() {
        Instant asked = Instant.parse("2026-01-11T02:00:00Z");
        Instant answered = asked.plusSeconds(3);
        assertThat(EngineChecks.apart(asked.plusSeconds(2), asked, answered)).isZero();
        assertThat(EngineChecks.apart(asked.minusSeconds(40), asked, answered)).isEqualTo(Duration.ofSeconds(40));
        assertThat(EngineChecks.apart(asked.plusSeconds(63), asked, answered)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void brokenRunbooksAreAFailureAndDoubtfulOnesAWarning() {
        Finding error = new Finding(Path.of("a.md"), 1, Rule.NOT_TEXT, "is no text", null);
        Finding warning = new Finding(Path.of("b.md"), 1, Rule.HIDES_ANOTHER, "hides another", null);
        assertFinding(RunbookChecks.finding(Map.of("a", List.of())), Level.OK, "1 without a finding", "");
        assertFinding(
                RunbookChecks.finding(Map.of("a", List.of(error), "b", List.of(warning))),
                Level.FAILURE,
                "1 of 2 cannot be run: a",
                "'runbook lint a'");
        assertFinding(
                RunbookChecks.finding(Map.of("b", List.of(warning))),
                Level.WARNING,
                "lint has warnings about b",
                "'runbook lint b'");
    }
}
