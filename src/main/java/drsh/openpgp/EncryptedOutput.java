package drsh.openpgp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/**
 * Encrypts what is written to it, as an OpenPGP message that {@code gpg --decrypt} reads: AES-256 with integrity
 * protection, binary, not compressed (what is encrypted here was compressed before).
 *
 * <p>{@link #close()} ends the message and does not close the target; a message that is not ended is found damaged when
 * it is read. After a write has failed nothing more is written, so that it stays that way. Not for several threads.
 */
public final class EncryptedOutput extends OutputStream {

    /** Of a message whose size is not known beforehand; pieces of 512 bytes, which is usual, halve the speed. */
    static final int PIECE = 1 << 20;

    /** 65 011 712 bytes hashed for one try of a passphrase: the most that OpenPGP can say. */
    private static final int MOST_HASHED = 0xff;

    private final OutputStream target;
    private final OutputStream encrypted;
    private final OutputStream literal;
    private final SessionKey sessionKey;
    private boolean closed;
    private boolean broken;

    private EncryptedOutput(OutputStream target, List<PGPKeyEncryptionMethodGenerator> methods)
            throws IOException, PGPException {
        this.target = target;
        List<PGPSessionKey> keys = new ArrayList<>();
        PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(new JdkEncryptorBuilder());
        generator.setSessionKeyExtractionCallback(keys::add);
        methods.forEach(generator::addMethod);
        this.encrypted = generator.open(target, new byte[PIECE]);
        this.sessionKey = new SessionKey(keys.get(0));
        // No name and no time: neither is anybody's business, and the manifest has both.
        this.literal = new PGPLiteralDataGenerator()
                .open(encrypted, PGPLiteralData.BINARY, "", PGPLiteralData.NOW, new byte[PIECE]);
    }

    /**
     * Begins a message that a passphrase opens. Takes a fraction of a second: that is what makes guessing slow.
     *
     * @throws IOException when the target cannot be written to
     */
    public static EncryptedOutput toPassphrase(OutputStream target, Passphrase passphrase) throws IOException {
        try {
            return new EncryptedOutput(
                    target,
                    List.of(new BcPBEKeyEncryptionMethodGenerator(
                            passphrase.text(), JdkDigest.of(HashAlgorithmTags.SHA256), MOST_HASHED)));
        } catch (PGPException e) {
            throw unwrapped(e);
        }
    }

    /**
     * Begins a message that the owner of any one of the keys can open.
     *
     * @throws IOException when the target cannot be written to
     */
    public static EncryptedOutput toRecipients(OutputStream target, PublicKeys keys) throws IOException {
        List<PGPKeyEncryptionMethodGenerator> methods = new ArrayList<>();
        keys.keys().forEach(key -> methods.add(new BcPublicKeyKeyEncryptionMethodGenerator(key)));
        try {
            return new EncryptedOutput(target, methods);
        } catch (PGPException e) {
            throw unwrapped(e);
        }
    }

    /** With this the message can be read back by who wrote it, see {@link DecryptedInput#open}. */
    public SessionKey sessionKey() {
        return sessionKey;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed || broken) {
            throw new IOException("the message was ended before");
        }
        broken = true;
        literal.write(bytes, offset, length);
        broken = false;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (!broken) {
                literal.close();
                encrypted.close();
                target.flush();
            }
        }
    }

    /** The library wraps what the target throws. */
    private static IOException unwrapped(PGPException e) {
        return e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
}
