package drsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048575, 1.0 MiB",
        "1572864, 1.5 MiB",
        "9223372036854775807, 8.0 EiB"
    })
    void sizesAreInBinaryUnits(long bytes, String written) {
        assertThat(Amounts.size(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.45S, 0.4 s",
        "PT9.96S, 9.9 s",
        "PT12.7S, 12 s",
        "PT3M20S, 3 m 20 s",
        "PT3M, 3 m",
        "PT1H12M59S, 1 h 12 m",
        "PT76H, 3 d 4 h",
        "PT-90S, -1 m 30 s"
    })
    void timesAreInTheirTwoLargestUnits(Duration time, String written) {
        assertThat(Amounts.time(time)).isEqualTo(written);
    }
}
