package drsh.docker;

import com.github.dockerjava.core.DockerClientConfig;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/**
 * A connection to the engine that one exec has for itself. docker-java's own sockets cannot be closed in one direction
 * only, which is how a program's standard input ends.
 */
sealed interface EngineSocket extends Closeable {

    /** Reads as {@link java.io.InputStream#read(byte[], int, int)} does. */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** Writes all of it. */
    void write(byte[] buffer, int offset, int length) throws IOException;

    /** Nothing more will be written; what the other side writes can still be read. */
    void endOutput() throws IOException;

    /** Connects to the engine of that configuration. */
    static EngineSocket open(DockerClientConfig config) throws IOException {
        URI host = config.getDockerHost();
        return switch (host.getScheme()) {
            case "unix" -> new Plain(SocketChannel.open(UnixDomainSocketAddress.of(host.getPath())));
            case "tcp" -> config.getSSLConfig() == null ? new Plain(connected(host)) : encrypted(config, host);
            default -> throw new IOException("an engine behind " + host.getScheme() + ":// cannot be fed");
        };
    }

    private static SocketChannel connected(URI host) throws IOException {
        return SocketChannel.open((SocketAddress) new InetSocketAddress(host.getHost(), host.getPort()));
    }

    private static EngineSocket encrypted(DockerClientConfig config, URI host) throws IOException {
        SocketChannel channel = connected(host);
        try {
            SSLSocket socket = (SSLSocket) config.getSSLConfig()
                    .getSSLContext()
                    .getSocketFactory()
                    .createSocket(channel.socket(), host.getHost(), host.getPort(), false);
            socket.startHandshake();
            return new Encrypted(channel, socket);
        } catch (GeneralSecurityException e) {
            channel.close();
            throw new IOException("the certificates for " + host + " cannot be used", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A local socket, or TCP without TLS. The channel's own streams would not read and write at the same time. */
    record Plain(SocketChannel channel) implements EngineSocket {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(buffer, offset, length));
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void endOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** TCP with TLS. */
    record Encrypted(SocketChannel channel, SSLSocket socket) implements EngineSocket {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return socket.getInputStream().read(buffer, offset, length);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            socket.getOutputStream().write(buffer, offset, length);
        }

        @Override
        public void endOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            // A farewell in TLS would wait for a write that is under way.
            channel.close();
        }
    }
}
