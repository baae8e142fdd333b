package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DockerClientConfig;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's side of a program that is fed: starts the exec over a connection of its own and reads what the program
 * writes, in a thread that no interrupt of the operator reaches. A connection that closed early would look like an
 * orderly end of its input to the program.
 */
final class FedExec implements Runnable {

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.\\d (\\d{3})");
    private static final int HEADER_LIMIT = 16 * 1024;
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
        byte[] body = "{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.US_ASCII);
        String path = config.getDockerHost().getScheme().equals("tcp")
                ? config.getDockerHost().getPath().replaceFirst("/$", "")
                : "";
        byte[] head = ("POST " + path + "/exec/" + execId + "/start HTTP/1.1\r\n"
                        + "Host: docker\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Upgrade: tcp\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        socket.write(head, 0, head.length);
        socket.write(body, 0, body.length);
        Matcher answer = ANSWER.matcher(responseHeader(socket));
        int status = answer.lookingAt() ? Integer.parseInt(answer.group(1)) : 0;
        if (status != 101 && status != 200) {
            byte[] said = new byte[HEADER_LIMIT];
            int length = Math.max(0, socket.read(said, 0, said.length));
            throw new DockerException(new String(said, 0, length, StandardCharsets.UTF_8), status);
        }
    }

    /** Byte by byte: what follows is the program's. */
    private static String responseHeader(EngineSocket socket) throws IOException {
        byte[] header = new byte[HEADER_LIMIT];
        int length = 0;
        while (length < HEADER_LIMIT) {
            if (socket.read(header, length, 1) < 0) {
                throw new EOFException("the engine closed the connection");
            }
            length++;
            if (length >= 4 && Arrays.equals(header, length - 4, length, END_OF_HEADER, 0, 4)) {
                break;
            }
        }
        return new String(header, 0, length, StandardCharsets.UTF_8);
    }

    private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

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
