package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import drsh.command.DrshException;
import drsh.practice.TestStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class BrokenConnectionIntegrationTests {

    @Test
    void aConnectionThatBreaksIsAFailureAndTheProgramInsideIsEnded(TestStack test) throws IOException {
        String container = test.stack().server().containerId();
        String started = started(test);
        try (Way way = new Way();
                Engine engine = way.engine()) {
            OutputStream cutting = new OutputStream() {
                @Override
                public void write(int one) {
                    way.cut();
                }
            };
            Exec endless = Exec.of("sh", "-c", "while :; do echo 4720; sleep 0.1; done");
            assertThatThrownBy(() -> engine.exec(container, endless, cutting))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("The connection to the engine broke while 'sh' was running");
        }
        String left = test.stack()
                .engine()
                .exec(container, Exec.of("sh", "-c", "grep -al 'echo 47''20' /proc/[0-9]*/cmdline 2>/dev/null; true"))
                .stdout();
        assertThat(left).isEmpty();
        assertThat(started(test)).as("the server was not restarted").isEqualTo(started);
    }

    /** An orphan that is killed makes the server, its foster parent, start all its processes anew. */
    private static String started(TestStack test) {
        String container = test.stack().server().containerId();
        return test.stack()
                .engine()
                .exec(
                        container,
                        Exec.of("sh", "-c", "grep -al 'ch''eckpointer' /proc/[0-9]*/cmdline 2>/dev/null; true"))
                .stdout();
    }

    @Test
    void aConnectionThatBreaksWhileAProgramIsFedIsAFailureAndTheProgramInsideIsEnded(TestStack test)
            throws IOException {
        Engine direct = test.stack().engine();
        try (ToolContainer tools = direct.tools(
                        test.stack().name(), test.stack().services().database().image());
                Way way = new Way();
                Engine engine = way.engine()) {
            InputStream cutting = new InputStream() {
                private long given;

                @Override
                public int read() {
                    return 0;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    given += length;
                    if (given > 1_000_000) {
                        way.cut();
                    }
                    return length;
                }
            };
            assertThatThrownBy(() -> engine.exec(tools.id(), Exec.of("sleep", "4721"), cutting, 100_000_000))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("The connection to the engine broke while 'sleep' was running");
            assertThat(direct.exec(
                                    tools.id(),
                                    Exec.of("sh", "-c", "grep -al 47''21 /proc/[0-9]*/cmdline 2>/dev/null; true"))
                            .stdout())
                    .isEmpty();
        }
    }

    @Test
    void anArchiveThatIsCutOnItsWayIsAnError(TestStack test) throws IOException {
        String container = test.stack().server().containerId();
        try (Way way = new Way();
                Engine engine = way.engine();
                InputStream archive = engine.copyOut(container, "/usr/lib/postgresql")) {
            assertThat(archive.readNBytes(1_000_000)).hasSize(1_000_000);
            way.cut();
            assertThatThrownBy(archive::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aProgramIsFedOverTheNetworkToo(TestStack test) throws IOException {
        try (Way way = new Way();
                Engine engine = way.engine()) {
            String container = test.stack().server().containerId();
            assertThat(engine.exec(
                                    container,
                                    Exec.of("wc", "-c"),
                                    new ByteArrayInputStream(new byte[3_000_000]),
                                    3_000_000)
                            .stdout())
                    .isEqualTo("3000000\n");
        }
    }

    @Test
    void aContainerThatDoesNotRunCannotBeFed(TestStack test) {
        assertThatThrownBy(() -> test.stack()
                        .engine()
                        .exec("no-such-container", Exec.of("cat"), InputStream.nullInputStream(), 0))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void anEngineThatIsGoneIsSaidSo(TestStack test) throws IOException {
        String container = test.stack().server().containerId();
        try (Way way = new Way();
                Engine engine = way.engine()) {
            way.shut();
            assertThatThrownBy(() -> engine.exec(container, Exec.of("true")))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining(engine.address());
            assertThatThrownBy(() -> engine.containers(test.stack().name())).isInstanceOf(DrshException.class);
        }
    }

    /** A way to the engine that can be cut while something goes over it. */
    private static final class Way implements AutoCloseable {
        private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

        Way() throws IOException {
            run(() -> {
                while (true) {
                    Socket client = entrance.accept();
                    SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of("/var/run/docker.sock"));
                    open.addAll(List.of(client, engine));
                    run(() -> there(client, engine));
                    run(() -> back(engine, client));
                }
            });
        }

        private static void there(Socket client, SocketChannel engine) throws IOException {
            byte[] bytes = new byte[8192];
            for (int read = client.getInputStream().read(bytes);
                    read >= 0;
                    read = client.getInputStream().read(bytes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, read);
                while (buffer.hasRemaining()) {
                    engine.write(buffer);
                }
            }
            engine.shutdownOutput();
        }

        private static void back(SocketChannel engine, Socket client) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            for (int read = engine.read(buffer); read >= 0; read = engine.read(buffer.clear())) {
                client.getOutputStream().write(buffer.array(), 0, read);
            }
            client.close();
        }

        Engine engine() {
            return Engine.connect(DefaultDockerClientConfig.createDefaultConfigBuilder()
                    .withDockerHost("tcp://127.0.0.1:" + entrance.getLocalPort())
                    .withDockerTlsVerify(false)
                    .build());
        }

        void cut() {
            open.forEach(Way::end);
            open.clear();
        }

        void shut() {
            end(entrance);
            cut();
        }

        @Override
        public void close() {
            shut();
        }

        private static void end(AutoCloseable end) {
            try {
                end.close();
            } catch (Exception e) {
                // Cut is cut.
            }
        }

        private static void run(Traffic traffic) {
            Thread thread = new Thread(() -> {
                try {
                    traffic.flow();
                } catch (IOException e) {
                    // It was cut.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private interface Traffic {
            void flow() throws IOException;
        }
    }
}
