package drsh.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's transport reads from: it notices an interrupt, which the transport does not, remembers how reading
 * failed, which the transport wraps, and is not closed by it.
 */
final class Source extends FilterInputStream {

    private @Nullable IOException failure;

    Source(InputStream in) {
        super(in);
    }

    /** Why it could not be read, null where it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        // Whoever opened it closes it.
    }
}
