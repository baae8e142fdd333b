package drsh.openpgp;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** A digest of the JDK's (the processor's own instructions, where it has them) in the place of Bouncy Castle's. */
final class JdkDigest implements PGPDigestCalculator {

    /**
     * How much at a time to give to the JDK's ciphers and digests. The JVM puts its intrinsics in after thousands of
     * calls, however much each of them does: in pieces of 256 KiB the first 300 MiB go at a third of the speed.
     */
    static final int PIECE = 1 << 12;

    private static final Map<Integer, String> NAMES = Map.of(
            HashAlgorithmTags.SHA1, "SHA-1",
            HashAlgorithmTags.SHA224, "SHA-224",
            HashAlgorithmTags.SHA256, "SHA-256",
            HashAlgorithmTags.SHA384, "SHA-384",
            HashAlgorithmTags.SHA512, "SHA-512");

    private final int algorithm;
    private final MessageDigest digest;

    private JdkDigest(int algorithm, MessageDigest digest) {
        this.algorithm = algorithm;
        this.digest = digest;
    }

    /** The digest with an OpenPGP number; Bouncy Castle's for those that not every JDK has. */
    static PGPDigestCalculator of(int algorithm) throws PGPException {
        String name = NAMES.get(algorithm);
        return name == null
                ? new BcPGPDigestCalculatorProvider().get(algorithm)
                : new JdkDigest(algorithm, digest(name));
    }

    /** The digest of a modification detection code. */
    static MessageDigest sha1() {
        return digest("SHA-1");
    }

    /** Updates a digest in pieces. */
    static void update(MessageDigest digest, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; done += PIECE) {
            digest.update(bytes, offset + done, Math.min(PIECE, length - done));
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has " + name, e);
        }
    }

    @Override
    public int getAlgorithm() {
        return algorithm;
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                digest.update((byte) one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                JdkDigest.update(digest, bytes, offset, length);
            }
        };
    }

    @Override
    public byte[] getDigest() {
        return digest.digest();
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
