package drsh.openpgp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * AES in CFB mode, with a start of zeros as OpenPGP has it. Closing it writes the last bytes and closes the target.
 *
 * <p>In CFB each block is mixed with the encrypted block before it: C₂ = P₂ ⊕ E(C₁), C₁ = P₁ ⊕ E(0). What the blocks
 * are mixed with is therefore the result of <em>CBC</em> over (0, P₁, P₂, …): E(0), E(P₁ ⊕ E(0)) = E(C₁), and so on. The
 * JVM has an intrinsic for encryption in CBC and none for CFB.
 */
final class CfbOutputStream extends OutputStream {

    /** See {@link JdkDigest#PIECE}. */
    private static final int CHUNK = JdkDigest.PIECE;

    private final OutputStream target;
    private final Aes cbc;
    private final byte[] plain = new byte[CHUNK];
    /** A block more than the chunk: what the next block is to be mixed with is known before it comes. */
    private final byte[] mixture = new byte[Aes.BLOCK + CHUNK];

    private final byte[] secret = new byte[CHUNK];
    private int filled;
    private boolean closed;

    CfbOutputStream(OutputStream target, byte[] key) {
        this.target = target;
        this.cbc = Aes.chained(key);
        cbc.encrypt(new byte[Aes.BLOCK], 0, Aes.BLOCK, mixture, 0);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, CHUNK - filled);
            System.arraycopy(bytes, from, plain, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == CHUNK) {
                encrypt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            encrypt();
            target.close();
        }
    }

    /** Whole blocks except at the very end. */
    private void encrypt() throws IOException {
        int whole = filled - filled % Aes.BLOCK;
        cbc.encrypt(plain, 0, whole, mixture, Aes.BLOCK);
        for (int i = 0; i < filled; i++) {
            secret[i] = (byte) (plain[i] ^ mixture[i]);
        }
        System.arraycopy(mixture, whole, mixture, 0, Aes.BLOCK);
        target.write(secret, 0, filled);
        filled = 0;
    }
}
