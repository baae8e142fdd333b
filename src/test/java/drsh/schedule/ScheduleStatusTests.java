package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.schedule.ScheduleStatus.RunState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleStatusTests {

    private static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    private static final RunRecord BEGUN = RunRecord.begun("shop", "/srv/shop", Instant.parse("2026-01-12T02:00:40Z"));
    private static final Installed INSTALLED =
            new Installed("cron", Jobs.plain().marker(), List.of("the crontab of root"), "in the crontab", List.of());

    private static ScheduleStatus status(Optional<RunRecord> run, boolean running) {
        return ScheduleStatus.of(List.of(INSTALLED), run, running, NOW, ZoneOffset.UTC);
    }

    private static RunState ended(Outcome outcome) {
        RunRecord record = BEGUN.ended(NOW, new ScheduledRun.Ended(outcome, null, null));
        return status(Optional.of(record), false).state();
    }

    @Test
    void aRunThatStartedAndNeverEndedIsKnownByItsLockThatIsGone() {
        assertThat(status(Optional.of(BEGUN), true).state()).isEqualTo(RunState.RUNNING);
        assertThat(status(Optional.of(BEGUN), false).state()).isEqualTo(RunState.UNENDED);
    }

    @Test
    void anEndedRunIsWhatItEndedWith() {
        assertThat(ended(Outcome.DONE)).isEqualTo(RunState.DONE);
        assertThat(ended(Outcome.ATTENTION)).isEqualTo(RunState.ATTENTION);
        assertThat(ended(Outcome.LOCKED)).isEqualTo(RunState.FAILED);
        assertThat(status(Optional.empty(), false).state()).isEqualTo(RunState.NONE);
    }

    @Test
    void theNextRunIsTheOneThatWasInstalled() {
        assertThat(status(Optional.of(BEGUN), false).next())
                .contains(Instant.parse("2026-01-13T02:00:00Z").atZone(ZoneOffset.UTC));
        assertThat(status(Optional.of(BEGUN), false).overdue()).isFalse();
        assertThat(status(Optional.empty(), false).overdue()).isTrue();
    }

    @Test
    void whereNothingIsInstalledNothingIsDue() {
        ScheduleStatus none = ScheduleStatus.of(List.of(), Optional.empty(), false, NOW, ZoneOffset.UTC);
        assertThat(none.next()).isEmpty();
        assertThat(none.overdue()).isFalse();
    }
}
