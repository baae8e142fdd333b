package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTimeTests {

    /** 03:12 in the morning in Berlin. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-11T02:12:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "02:10, 2026-01-11T01:10:00Z",
        "23:50, 2026-01-10T22:50:00Z",
        "45m, 2026-01-11T01:27:00Z",
        "1h30m, 2026-01-11T00:42:00Z",
        "1d, 2026-01-10T02:12:00Z",
        "2026-01-10T02:10, 2026-01-10T01:10:00Z",
        "2026-01-10 02:10, 2026-01-10T01:10:00Z",
        "2026-01-11T02:10:00Z, 2026-01-11T02:10:00Z",
        "2026-01-11T02:10:00+02:00, 2026-01-11T00:10:00Z",
    })
    void isReadAsPeopleSayIt(String text, Instant since) {
        assertThat(SinceTime.parse(text, CLOCK)).isEqualTo(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5m", "25:00", "2026-13-01T00:00", "2026-01-11T02:13:00Z", "99999999999m"})
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> SinceTime.parse(text, CLOCK))
                .withMessageContaining("--since " + text);
    }
}
