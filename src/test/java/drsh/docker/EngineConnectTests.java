package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import org.junit.jupiter.api.Test;

class EngineConnectTests {

    /** Where nothing listens. */
    private static final String NOWHERE = "tcp://127.0.0.1:1";

    @Test
    void whereNoEngineAnswersThatIsSaid() {
        DrshException e = failure();
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).isEqualTo("No Docker engine answers at " + NOWHERE);
    }

    @Test
    void whoInterruptsItWasNotRefused() {
        Thread.currentThread().interrupt();
        DrshException e = failure();
        assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static DrshException failure() {
        return catchThrowableOfType(
                DrshException.class,
                () -> Engine.connect(DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(NOWHERE)
                        .withDockerTlsVerify(false)
                        .build()));
    }
}
