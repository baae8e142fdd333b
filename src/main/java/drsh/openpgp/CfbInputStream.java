package drsh.openpgp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Undoes {@link CfbOutputStream}.
 *
 * <p>All that the blocks were mixed with can be had at once, because it is the encrypted bytes themselves, one block
 * late, each block encrypted on its own: P₂ = C₂ ⊕ E(C₁). That is ECB, for which the JVM has vector instructions; the
 * JDK's own CFB goes block by block, at a fraction of the speed.
 */
final class CfbInputStream extends InputStream {

    /** See {@link JdkDigest#PIECE}. */
    private static final int CHUNK = JdkDigest.PIECE;

    private final InputStream source;
    private final Aes ecb;
    /** A block more than the chunk, before it: the last block of the chunk before, at first zeros. */
    private final byte[] secret = new byte[Aes.BLOCK + CHUNK];

    private final byte[] plain = new byte[CHUNK];
    private int next;
    private int end;

    CfbInputStream(InputStream source, byte[] key) {
        this.source = source;
        this.ecb = Aes.blocks(key);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (next == end && !fill()) {
            return -1;
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(plain, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    /** A chunk is full unless it is the last: only then may it end within a block. */
    private boolean fill() throws IOException {
        System.arraycopy(secret, CHUNK, secret, 0, end == CHUNK ? Aes.BLOCK : 0);
        next = 0;
        end = source.readNBytes(secret, Aes.BLOCK, CHUNK);
        int blocks = (end + Aes.BLOCK - 1) / Aes.BLOCK * Aes.BLOCK;
        ecb.encrypt(secret, 0, blocks, plain, 0);
        for (int i = 0; i < end; i++) {
            plain[i] ^= secret[Aes.BLOCK + i];
        }
        return end > 0;
    }
}
