package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuideNameTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "backup_20260111_020000.dump,2026-01-11T02:00+01:00",
        "backup_20260711_020000.sql.gz,2026-07-11T02:00+02:00",
        "postgres_data_20260111_235959.tar.gz,2026-01-11T23:59:59+01:00",
        "20260111_000000,2026-01-11T00:00+01:00",
        "weekly_20260111_020000_2.dump.gpg,2026-01-11T02:00+01:00",
        // A leap day, and one of a leap century.
        "backup_20240229_020000.dump,2024-02-29T02:00+01:00",
        "backup_20000229_020000.dump,2000-02-29T02:00+01:00",
        // An hour that no clock has shown is the one after it; of one that came twice it is the first.
        "backup_20260329_023000.dump,2026-03-29T03:30+02:00",
        "backup_20261025_023000.dump,2026-10-25T02:30+02:00"
    })
    void aNameOfTheGuideHoldsTheTime(String name, String time) {
        assertThat(GuideName.time(name, BERLIN)).contains(OffsetDateTime.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "backup.dump",
                "backup_20260111.dump",
                "backup_20260111-020000.dump",
                "backup_120260111_020000.dump",
                "backup_20260111_0200001.dump",
                "backup_20250229_020000.dump",
                "backup_19000229_020000.dump",
                "backup_20260431_020000.dump",
                "backup_20261301_020000.dump",
                "backup_20260100_020000.dump",
                "backup_20260111_240000.dump",
                "backup_20260111_026000.dump",
                "backup_20260111_020060.dump",
                "backup_\u0662\u0660\u0662\u0666\u0660\u0661\u0661\u0661_020000.dump"
            })
    void aTimeThatNoCalendarHasIsNone(String name) {
        assertThat(GuideName.time(name, BERLIN)).isEmpty();
    }
}
