package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTimeTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-11 02:00:00 UTC, Europe/Berlin, 2026-01-11T03:00+01:00",
        "2026-01-11 02:00:00 CET, Europe/Berlin, 2026-01-11T02:00+01:00",
        "2026-07-11 02:00:00 CEST, Europe/Berlin, 2026-07-11T02:00+02:00",
        "2026-01-11 02:00:00 JST, UTC, 2026-01-10T17:00Z",
        "2026-01-11 02:00:00 -03, UTC, 2026-01-11T05:00Z",
        "2026-01-11 02:00:00 -0330, UTC, 2026-01-11T05:30Z",
        // Several zones have this one.
        "2026-01-11 02:00:00 IST, Asia/Kolkata, 2026-01-11T02:00+05:30",
        // No zone, or one that nobody knows, is the machine's.
        "2026-01-11 02:00:00, Europe/Berlin, 2026-01-11T02:00+01:00",
        "2026-01-11 02:00:00 QQQ, Europe/Berlin, 2026-01-11T02:00+01:00",
    })
    void aTimeOfTheToolsIsAMoment(String text, String zone, String moment) {
        assertThat(ToolTime.parse(text, ZoneId.of(zone))).contains(OffsetDateTime.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UTC", "2026-13-11 02:00:00 UTC", "Sun Jan 11 02:00:00 2026", "2026-01-11"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(ToolTime.parse(text, ZoneId.of("UTC"))).isEmpty();
    }
}
