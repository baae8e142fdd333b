package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    /** A stopped process keeps its sockets: the system accepts for it, and nobody reads. The time is below the usual limit. */
    @Test
    @Timeout(12)
    void anEngineThatAcceptsAndNeverAnswersIsNotWaitedForForEver(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(socket));
            DrshException e = catchThrowableOfType(
                    DrshException.class,
                    () -> EngineClient.connect(config("unix://" + socket), Duration.ofMillis(300)));
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.outcome().code()).isEqualTo(4);
            assertThat(e.what())
                    .isEqualTo("The Docker engine at unix://" + socket
                            + " accepts connections and gave no answer within 0.3 s");
            assertThat(e.next()).contains("'systemctl status docker'", "run this again");
            try (SocketChannel asked = mute.accept()) {
                assertThat(request(asked)).contains("GET /_ping");
            }
        }
    }

    /** What was asked before the other side lost its patience. */
    private static String request(SocketChannel asked) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        asked.read(bytes);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static DrshException failure() {
        return catchThrowableOfType(DrshException.class, () -> Engine.connect(config(NOWHERE)));
    }

    private static DockerClientConfig config(String host) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .build();
    }
}
