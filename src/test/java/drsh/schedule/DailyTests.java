package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyTests {

    private static final Instant LONG_AGO = Instant.parse("2025-12-01T00:00:00Z");

    private final Daily daily = new Daily(LocalTime.of(2, 0), ZoneId.of("Europe/Berlin"));

    @Test
    void theNextAndThePreviousMomentAreOfThePlacesOwnDay() {
        Instant justBefore = Instant.parse("2026-01-11T00:59:59Z");
        assertThat(daily.next(justBefore).toInstant()).isEqualTo("2026-01-11T01:00:00Z");
        assertThat(daily.previous(justBefore).toInstant()).isEqualTo("2026-01-10T01:00:00Z");
        Instant then = Instant.parse("2026-01-11T01:00:00Z");
        assertThat(daily.next(then).toInstant()).isEqualTo("2026-01-12T01:00:00Z");
        assertThat(daily.previous(then).toInstant()).isEqualTo(then);
    }

    @Test
    void aDayOfTwentyThreeHoursHasItsMomentToo() {
        Daily inTheGap = new Daily(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
        assertThat(inTheGap.next(Instant.parse("2026-03-29T00:00:00Z")).toInstant())
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void aRunThatDidNotBeginInTimeIsMissed() {
        Optional<Instant> yesterday = Optional.of(Instant.parse("2026-01-10T01:01:00Z"));
        assertThat(daily.overdue(Instant.parse("2026-01-11T01:59:59Z"), LONG_AGO, yesterday))
                .isFalse();
        assertThat(daily.overdue(Instant.parse("2026-01-11T02:00:00Z"), LONG_AGO, yesterday))
                .isTrue();
        assertThat(daily.overdue(Instant.parse("2026-01-11T02:00:00Z"), LONG_AGO, Optional.empty()))
                .isTrue();
    }

    @Test
    void aRunThatBeganSinceThenIsInTime() {
        assertThat(daily.overdue(
                        Instant.parse("2026-01-11T20:00:00Z"),
                        LONG_AGO,
                        Optional.of(Instant.parse("2026-01-11T01:00:00Z"))))
                .isFalse();
    }

    @Test
    void whatWasInstalledAfterTheLastMomentHasMissedNothing() {
        assertThat(daily.overdue(
                        Instant.parse("2026-01-11T20:00:00Z"), Instant.parse("2026-01-11T01:00:01Z"), Optional.empty()))
                .isFalse();
    }
}
