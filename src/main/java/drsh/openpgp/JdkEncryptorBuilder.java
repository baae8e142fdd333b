package drsh.openpgp;

import java.io.OutputStream;
import java.security.SecureRandom;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPDataEncryptor;
import org.bouncycastle.openpgp.operator.PGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;

/** AES-256 in CFB with a modification detection code: the one form that every OpenPGP tool reads. */
final class JdkEncryptorBuilder implements PGPDataEncryptorBuilder {

    private static final int NO_AEAD = -1;

    private final SecureRandom random = new SecureRandom();

    @Override
    public int getAlgorithm() {
        return SymmetricKeyAlgorithmTags.AES_256;
    }

    @Override
    public int getAeadAlgorithm() {
        return NO_AEAD;
    }

    @Override
    public int getChunkSize() {
        return 0;
    }

    @Override
    public boolean isV5StyleAEAD() {
        return false;
    }

    @Override
    public SecureRandom getSecureRandom() {
        return random;
    }

    @Override
    public PGPDataEncryptor build(byte[] key) throws PGPException {
        PGPDigestCalculator sha1 = JdkDigest.of(HashAlgorithmTags.SHA1);
        return new PGPDataEncryptor() {
            @Override
            public OutputStream getOutputStream(OutputStream target) {
                return new CfbOutputStream(target, key);
            }

            @Override
            public PGPDigestCalculator getIntegrityCalculator() {
                return sha1;
            }

            @Override
            public int getBlockSize() {
                return Aes.BLOCK;
            }
        };
    }

    @Override
    public PGPDataEncryptor build(byte[] key, byte[] start) {
        throw aead();
    }

    @Override
    public PGPDataEncryptorBuilder setWithIntegrityPacket(boolean with) {
        if (!with) {
            throw new UnsupportedOperationException("nothing is written without integrity protection");
        }
        return this;
    }

    @Override
    public PGPDataEncryptorBuilder setWithAEAD(int algorithm, int chunkSize) {
        throw aead();
    }

    @Override
    public PGPDataEncryptorBuilder setUseV5AEAD() {
        throw aead();
    }

    @Override
    public PGPDataEncryptorBuilder setUseV6AEAD() {
        throw aead();
    }

    private static UnsupportedOperationException aead() {
        return new UnsupportedOperationException("no gpg in use reads it");
    }
}
