package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The ways to talk to one engine.
 *
 * @param client docker-java's commands
 * @param config where the engine is, for requests that docker-java makes badly
 */
record EngineClient(DockerClient client, DockerClientConfig config) implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /**
     * Connects and asks for a sign of life.
     *
     * @throws DrshException (refused) when no engine answers, (interrupted) when the operator does not wait for it
     */
    static EngineClient connect(DockerClientConfig config) {
        String address = config.getDockerHost().toString();
        if (address.startsWith("ssh:")) {
            throw DrshException.refused(
                    "The engine address " + address + " uses ssh, which drsh cannot speak",
                    "forward the socket (ssh -L) and set DOCKER_HOST to it");
        }
        DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(CONNECT)
                .build();
        EngineClient engine = new EngineClient(DockerClientImpl.getInstance(config, http), config);
        engine.ping();
        return engine;
    }

    private void ping() {
        try {
            client.pingCmd().exec();
        } catch (RuntimeException e) {
            throw Interruptions.or(
                    e,
                    forbidden()
                            ? new DrshException(
                                    Outcome.REFUSED,
                                    "The Docker engine at " + address() + " lets the user "
                                            + System.getProperty("user.name", "unknown") + " not in",
                                    "run 'sudo usermod -aG docker \"$USER\"' and log in again, or run drsh with sudo",
                                    e)
                            : new DrshException(
                                    Outcome.REFUSED,
                                    "No Docker engine answers at " + address(),
                                    "start it ('systemctl start docker'), or set DOCKER_HOST",
                                    e));
        }
    }

    /** Whether there is a socket and its mode keeps this user out. */
    private boolean forbidden() {
        if (!"unix".equals(config.getDockerHost().getScheme())) {
            return false;
        }
        // The exception of the connection has only a message, which is in the language of the operator.
        Path socket = Path.of(config.getDockerHost().getPath());
        try {
            socket.getFileSystem().provider().checkAccess(socket, AccessMode.WRITE);
            return false;
        } catch (AccessDeniedException denied) {
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    /** Where the engine is. */
    String address() {
        return config.getDockerHost().toString();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            // Nothing more is asked of it.
        }
    }
}
