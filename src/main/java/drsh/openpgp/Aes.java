package drsh.openpgp;

import java.security.GeneralSecurityException;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.jspecify.annotations.Nullable;

/** The JDK's AES, for what CFB is composed of. */
final class Aes {

    static final int BLOCK = 16;

    private static final Set<Integer> NUMBERS = Set.of(
            SymmetricKeyAlgorithmTags.AES_128, SymmetricKeyAlgorithmTags.AES_192, SymmetricKeyAlgorithmTags.AES_256);

    private final Cipher cipher;

    private Aes(Cipher cipher) {
        this.cipher = cipher;
    }

    /** Whether an OpenPGP cipher number means AES. */
    static boolean is(int algorithm) {
        return NUMBERS.contains(algorithm);
    }

    /** Each block on its own. */
    static Aes blocks(byte[] key) {
        return new Aes(cipher("AES/ECB/NoPadding", key, null));
    }

    /** Each block mixed with the result of the one before, the first with zeros. */
    static Aes chained(byte[] key) {
        return new Aes(cipher("AES/CBC/NoPadding", key, new IvParameterSpec(new byte[BLOCK])));
    }

    /** Encrypts whole blocks. */
    void encrypt(byte[] from, int offset, int length, byte[] to, int toOffset) {
        try {
            int done = cipher.update(from, offset, length, to, toOffset);
            if (done != length) {
                throw new IllegalStateException(done + " of " + length + " bytes encrypted");
            }
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(String mode, byte[] key, @Nullable IvParameterSpec start) {
        try {
            Cipher cipher = Cipher.getInstance(mode);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), start);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + mode + " with 256-bit keys", e);
        }
    }
}
