package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTests {

    @ParameterizedTest
    @CsvSource({"PT0.9S,0 s", "PT59S,59 s", "PT4M10S,4 m 10 s", "PT72M,1 h 12 m", "PT49H30M,2 d 1 h", "PT-5S,0 s"})
    void aDurationIsWrittenInItsTwoLargestUnits(Duration duration, String text) {
        assertThat(Elapsed.text(duration)).isEqualTo(text);
    }
}
