package drsh.openpgp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * The packets within a decrypted packet of the kind "integrity protected, version 1": without the random bytes before
 * them and the modification detection code (MDC) after them.
 *
 * <p>The code is checked as soon as the end is seen, that is before the last 256 KiB are handed out, and always before
 * the end is told. The two bytes by which a wrong key is told are not trusted for anything else.
 */
final class IntegrityInput extends InputStream {

    private static final int CHUNK = 1 << 18;
    private static final int DIGEST = 20;
    /** The header of the packet with the code: its kind and its length. */
    private static final byte[] MDC_HEADER = {(byte) 0xd3, DIGEST};

    private static final int MDC = MDC_HEADER.length + DIGEST;

    private final InputStream decrypted;
    private final MessageDigest sha1 = JdkDigest.sha1();
    private final byte[] bytes = new byte[CHUNK + MDC];
    private int next;
    /** Behind this are {@link #MDC} bytes that are either the code or the next to be handed out. */
    private int end;

    private boolean last;

    /**
     * Reads the random bytes.
     *
     * @param blockSize of the cipher
     */
    IntegrityInput(InputStream decrypted, int blockSize) throws IOException {
        this.decrypted = decrypted;
        int held = decrypted.readNBytes(bytes, 0, MDC);
        if (held < MDC) {
            throw new EOFException();
        }
        fill();
        if (end < blockSize + 2) {
            throw new EOFException();
        }
        next = blockSize + 2;
    }

    /**
     * Whether decrypted bytes begin as they must: the last two bytes of the first block are repeated. Of wrong keys one
     * in 65536 passes.
     */
    static boolean begins(InputStream decrypted, int blockSize) throws IOException {
        byte[] random = decrypted.readNBytes(blockSize + 2);
        return random.length == blockSize + 2
                && random[blockSize - 2] == random[blockSize]
                && random[blockSize - 1] == random[blockSize + 1];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        while (next == end) {
            if (last) {
                return -1;
            }
            fill();
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(bytes, next, to, offset, taken);
        next += taken;
        return taken;
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, end, bytes, 0, MDC);
        next = 0;
        end = 0;
        int read = decrypted.readNBytes(bytes, MDC, CHUNK);
        JdkDigest.update(sha1, bytes, 0, read);
        if (read < CHUNK) {
            verify(read);
            last = true;
        }
        end = read;
    }

    private void verify(int at) {
        sha1.update(bytes, at, MDC_HEADER.length);
        byte[] expected = sha1.digest();
        boolean header = Arrays.equals(bytes, at, at + MDC_HEADER.length, MDC_HEADER, 0, MDC_HEADER.length);
        byte[] found = Arrays.copyOfRange(bytes, at + MDC_HEADER.length, at + MDC);
        if (!header || !MessageDigest.isEqual(expected, found)) {
            throw Damage.of("its integrity check fails, so a byte was changed or its end is missing");
        }
    }
}
