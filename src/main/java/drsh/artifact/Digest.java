package drsh.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Size and SHA-256 of what passes through. */
final class Digest {

    private final MessageDigest sha256;
    private long size;
    private @Nullable String hex;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        size += length;
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** In hexadecimal. Nothing may pass after the first call. */
    String hex() {
        String known = hex;
        if (known == null) {
            known = HexFormat.of().formatHex(sha256.digest());
            hex = known;
        }
        return known;
    }

    /** A stream that hands on to another what it digests, and tells how much it was. Closing it closes nothing. */
    OutputStream through(OutputStream out, LongConsumer onSize) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                update(bytes, offset, length);
                onSize.accept(size);
            }
        };
    }

    /**
     * A stream that digests what is read from another. An interrupt ends it with an {@link InterruptedIOException}: a
     * file alone would not notice.
     */
    InputStream through(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                int read = super.read(bytes, offset, length);
                if (read > 0) {
                    update(bytes, offset, read);
                }
                return read;
            }

            @Override
            public long skip(long n) throws IOException {
                // Nothing may pass unseen.
                return n <= 0
                        ? 0
                        : Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)], 0, (int) Math.min(n, 1 << 16)));
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }
}
