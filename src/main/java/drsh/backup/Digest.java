package drsh.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what passes through. */
final class Digest {

    private static final int BUFFER = 1 << 18;

    private final MessageDigest sha256;
    private long size;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of all that comes. An interrupt ends it with an {@link InterruptedIOException}: a file alone would not notice. */
    static Digest of(InputStream in) throws IOException {
        Digest digest = new Digest();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            digest.update(buffer, 0, read);
        }
        return digest;
    }

    void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** In hexadecimal. Ends the computation: call once. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** A stream that hands on to another what it digests, and tells how much it was. */
    OutputStream through(OutputStream out, java.util.function.LongConsumer onSize) {
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
}
