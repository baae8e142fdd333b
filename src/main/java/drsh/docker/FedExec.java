package drsh.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DockerClientConfig;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The engine's side of a program that is fed: starts the exec over a connection of its own and reads what the program
 * writes, in a thread that no interrupt of the operator reaches. A connection that closed early would look like an
 * orderly end of its input to the program.
 */
final class FedExec implements Runnable {

    private static final Map<String, String> UPGRADE =
            Map.of("Connection", "Upgrade", "Upgrade", "tcp", "Content-Type", "application/json");
    private static final int FRAME_HEADER = 8;
    private static final int BUFFER = 64 * 1024;

    private final DockerClientConfig config;
    private final String execId;
    private final ExecOutput output;
    private final CompletableFuture<EngineSocket> started = new CompletableFuture<>();

    private FedExec(DockerClientConfig config, String execId, ExecOutput output) {
        this.config = config;
        this.execId = execId;
        this.output = output;
    }

    /**
     * Starts the exec.
     *
     * @return where to write the program's input, once it has been started; fails when it could not be
     */
    static CompletableFuture<EngineSocket> start(DockerClientConfig config, String execId, ExecOutput output) {
        FedExec fed = new FedExec(config, execId, output);
        Thread thread = new Thread(fed, "drsh-exec-output");
        thread.setDaemon(true);
        thread.start();
        return fed.started;
    }

    @Override
    public void run() {
        try (EngineSocket socket = EngineSocket.open(config)) {
            output.onStart(socket);
            upgrade(socket);
            started.complete(socket);
            readFrames(socket);
            output.onComplete();
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
            output.onError(e);
        }
    }

    private void upgrade(EngineSocket socket) throws IOException {
        String body = "{\"Detach\":false,\"Tty\":false}";
        new RawRequest("POST", "/exec/" + execId + "/start", "HTTP/1.1", UPGRADE, body).send(config, socket);
    }

    private void readFrames(EngineSocket socket) throws IOException {
        byte[] header = new byte[FRAME_HEADER];
        byte[] buffer = new byte[BUFFER];
        while (readFully(socket, header)) {
            StreamType type = header[0] == 2 ? StreamType.STDERR : StreamType.STDOUT;
            long left = Integer.toUnsignedLong(ByteBuffer.wrap(header, 4, 4).getInt());
            while (left > 0) {
                int read = socket.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException("the engine closed the connection inside of a frame");
                }
                output.onNext(new Frame(type, Arrays.copyOf(buffer, read)));
                left -= read;
            }
        }
    }

    /** False at the end of the stream, which is an orderly one only between frames. */
    private static boolean readFully(EngineSocket socket, byte[] header) throws IOException {
        int length = 0;
        while (length < header.length) {
            int read = socket.read(header, length, header.length - length);
            if (read < 0 && length == 0) {
                return false;
            }
            if (read < 0) {
                throw new EOFException("the engine closed the connection inside of a frame");
            }
            length += read;
        }
        return true;
    }
}
