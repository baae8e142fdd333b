package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineStateTests {

    @Test
    void theTimeIsReadWithItsZone() {
        assertThat(EngineState.time("2026-01-11T03:00:00.123456789+01:00"))
                .contains(Instant.parse("2026-01-11T02:00:00.123456789Z"));
        assertThat(EngineState.time("noon")).isEmpty();
        assertThat(EngineState.time(null)).isEmpty();
    }

    @Test
    void composeIsNewEnoughFromItsSecondVersion() {
        assertThat(new ComposeVersion("2.26.1-4").supported()).isTrue();
        assertThat(new ComposeVersion("v5.0.0").supported()).isTrue();
        assertThat(new ComposeVersion("1.29.2").supported()).isFalse();
    }
}
