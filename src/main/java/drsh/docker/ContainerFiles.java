package drsh.docker;

import drsh.command.DrshException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Copies into and out of containers, running or not, through the engine's archive requests. */
final class ContainerFiles {

    private static final Map<String, String> IDENTITY = Map.of("Accept-Encoding", "identity");
    private static final int BUFFER = 64 * 1024;

    private final EngineClient engine;

    ContainerFiles(EngineClient engine) {
        this.engine = engine;
    }

    /** See {@link Engine#copyIn}. */
    void copyIn(String containerId, String directory, String name, long owner, InputStream content, long size) {
        try (InputStream tar = SingleFileTar.of(name, owner, content, size)) {
            unpack(containerId, directory, tar);
        } catch (DrshException e) {
            // The content's own: it is damaged, and says so.
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Interruptions.orFailed(
                    e, "'" + name + "' could not be copied into the container", "look for free disk space there");
        }
    }

    /** Unpacks an archive in a directory of a container. */
    void unpack(String containerId, String directory, InputStream tar) {
        engine.client()
                .copyArchiveToContainerCmd(containerId)
                .withRemotePath(directory)
                .withTarInputStream(tar)
                .exec();
    }

    /**
     * See {@link Engine#copyOut}. docker-java's own request asks the engine to compress, which costs several times the
     * copy itself, and closing it early reads all that is left. In HTTP 1.0 the answer ends with the connection, so the
     * archive itself tells whether it is whole.
     */
    InputStream copyOut(String containerId, String path) {
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
        RawRequest request = new RawRequest(
                "GET", "/containers/" + containerId + "/archive?path=" + encoded, "HTTP/1.0", IDENTITY, "");
        try {
            EngineSocket socket = EngineSocket.open(engine.config());
            try {
                request.send(engine.config(), socket);
                return new WholeTar(new BufferedInputStream(new SocketInput(socket), BUFFER));
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw Interruptions.orFailed(
                    e, "'" + path + "' could not be copied out of the container", "look whether it is there");
        }
    }

    private static final class SocketInput extends InputStream {
        private final EngineSocket socket;

        SocketInput(EngineSocket socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return socket.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
