package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientConfig;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the two requests that docker-java makes badly, over a connection of its own.
 *
 * @param method the HTTP method
 * @param path the path with its query, encoded
 * @param version the HTTP version, as the request spells it
 * @param headers what belongs to this request
 * @param body what is sent, in ASCII
 */
record RawRequest(String method, String path, String version, Map<String, String> headers, String body) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})");
    private static final int SWITCHING = 101;
    private static final int OK = 200;
    private static final int LIMIT = 16 * 1024;
    private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

    /**
     * Sends it and reads the header of the answer; the next byte of the connection is the first of the answer itself.
     *
     * @throws DockerException when the engine refuses, with what it said
     */
    void send(DockerClientConfig config, EngineSocket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(prefix(config)).append(path).append(' ');
        head.append(version).append("\r\nHost: docker\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        byte[] bytes = head.toString().getBytes(StandardCharsets.US_ASCII);
        socket.write(bytes, 0, bytes.length);
        Matcher answer = STATUS.matcher(header(socket));
        int status = answer.lookingAt() ? Integer.parseInt(answer.group(1)) : 0;
        if (status != SWITCHING && status != OK) {
            byte[] said = new byte[LIMIT];
            int length = Math.max(0, socket.read(said, 0, said.length));
            throw new DockerException(new String(said, 0, length, StandardCharsets.UTF_8), status);
        }
    }

    /** Of an engine behind a proxy that serves it below a path. */
    private static String prefix(DockerClientConfig config) {
        String scheme = config.getDockerHost().getScheme();
        return scheme.equals("tcp") ? config.getDockerHost().getRawPath().replaceFirst("/$", "") : "";
    }

    /** Byte by byte, because what follows it is not the header's. */
    private static String header(EngineSocket socket) throws IOException {
        byte[] header = new byte[LIMIT];
        int length = 0;
        while (length < LIMIT) {
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
}
