package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The ways to talk to one engine.
 *
 * @param client docker-java's commands
 * @param config where the engine is, for requests that docker-java makes badly
 */
record EngineClient(DockerClient client, DockerClientConfig config) implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** An engine answers this within milliseconds, on a machine in trouble within seconds. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /**
     * Connects and asks for a sign of life.
     *
     * @throws DrshException (refused) when no engine answers, (interrupted) when the operator does not wait for it
     */
    static EngineClient connect(DockerClientConfig config) {
        return connect(config, SIGN_OF_LIFE);
    }

    /**
     * The same, with another patience.
     *
     * @param patience how long to wait for the sign of life
     */
    static EngineClient connect(DockerClientConfig config, Duration patience) {
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
        engine.ping(patience);
        return engine;
    }

    private void ping(Duration patience) {
        try {
            awaitAnswer(patience);
        } catch (DrshException e) {
            throw e;
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

    /** The client itself would wait for ever for one that accepts and never answers. */
    private void awaitAnswer(Duration patience) {
        FutureTask<?> answer = new FutureTask<>(() -> client.pingCmd().exec());
        Thread thread = new Thread(answer, "sign of life");
        thread.setDaemon(true);
        thread.start();
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DrshException(
                    Outcome.REFUSED,
                    "The Docker engine at " + address() + " accepts connections and gave no answer within "
                            + Amounts.time(patience),
                    "look at it ('systemctl status docker'), restart it if need be, then run this again",
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
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
