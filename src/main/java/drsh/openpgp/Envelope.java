package drsh.openpgp;

import drsh.command.DrshException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.AEADEncDataPacket;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.InputStreamPacket;
import org.bouncycastle.bcpg.SymmetricEncIntegrityPacket;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.operator.PGPDataDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcSessionKeyDataDecryptorFactory;

/** The outside of a message: the ways to its session key, then one packet of encrypted data, then nothing. */
final class Envelope {

    /** 4 MiB, what {@code gpg} writes; the library would take the memory for any size that a damaged byte asks for. */
    private static final int LARGEST_CHUNK = 16;

    /** Enough to tell a wrong key by, with any cipher. */
    private static final int BEGINNING = Aes.BLOCK + 2;

    private final Source source;
    private final BCPGInputStream packets;
    private final InputStreamPacket data;
    private final byte[] beginning;
    private final List<PGPPBEEncryptedData> passphrases = new ArrayList<>();
    private final List<PGPPublicKeyEncryptedData> recipients = new ArrayList<>();

    private Envelope(Source source, BCPGInputStream packets) throws IOException {
        this.source = source;
        this.packets = packets;
        PGPEncryptedDataList list = new PGPEncryptedDataList(packets);
        source.unlimited();
        this.data = list.getEncryptedData();
        for (PGPEncryptedData way : list) {
            if (way instanceof PGPPBEEncryptedData passphrase) {
                passphrases.add(passphrase);
            } else if (way instanceof PGPPublicKeyEncryptedData recipient) {
                recipients.add(recipient);
            }
        }
        if (passphrases.isEmpty() && recipients.isEmpty()) {
            throw Damage.unreadable(
                    "it is not an OpenPGP message that a passphrase or a secret key opens",
                    "look at it with 'gpg --list-packets'");
        }
        requireReadable(data);
        this.beginning = data.getInputStream().readNBytes(isAead() ? 0 : BEGINNING);
        if (!isAead() && beginning.length < BEGINNING) {
            throw new EOFException();
        }
    }

    /**
     * Reads up to the encrypted data.
     *
     * @throws DrshException (unverified) when it is not an encrypted message, or one without integrity protection
     */
    static Envelope read(Source source) throws IOException {
        if (source.ahead(1).length == 0) {
            throw Damage.of("it is empty");
        }
        BCPGInputStream packets = Armor.removed(source)
                .map(BCPGInputStream::new)
                .orElseThrow(() -> Damage.of("its beginning is not that of an OpenPGP message"));
        return new Envelope(source, packets);
    }

    /** The ways by passphrase. */
    List<PGPPBEEncryptedData> passphrases() {
        return passphrases;
    }

    /** The ways by secret key. */
    List<PGPPublicKeyEncryptedData> recipients() {
        return recipients;
    }

    /** Whether the key may be the right one: a wrong one passes once in 65536 times. */
    boolean accepts(PGPSessionKey key) {
        try {
            return isAead()
                    || IntegrityInput.begins(decrypted(new ByteArrayInputStream(beginning), key), blockSize(key));
        } catch (IOException | PGPException | RuntimeException e) {
            // A key that no cipher takes is a wrong one.
            return false;
        }
    }

    /** The decrypted packets. Its end comes only when they are as they were written. */
    InputStream open(PGPSessionKey key) throws IOException, PGPException {
        InputStream body = data.getInputStream();
        if (data instanceof AEADEncDataPacket aead) {
            return new BcSessionKeyDataDecryptorFactory(key)
                    .createDataDecryptor(aead, key)
                    .getInputStream(body);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), body);
        return new IntegrityInput(decrypted(whole, key), blockSize(key));
    }

    /** Requires that nothing follows, once the data was read. */
    void requireEnd() throws IOException {
        if (!Armor.ends(packets, source)) {
            throw Damage.of("something follows its end");
        }
    }

    private boolean isAead() {
        return data instanceof AEADEncDataPacket;
    }

    private static InputStream decrypted(InputStream body, PGPSessionKey key) throws PGPException {
        return Aes.is(key.getAlgorithm())
                ? new CfbInputStream(body, key.getKey())
                : cipher(key).getInputStream(body);
    }

    private static int blockSize(PGPSessionKey key) throws PGPException {
        return cipher(key).getBlockSize();
    }

    private static PGPDataDecryptor cipher(PGPSessionKey key) throws PGPException {
        return new BcSessionKeyDataDecryptorFactory(key).createDataDecryptor(true, key.getAlgorithm(), key.getKey());
    }

    private static void requireReadable(InputStreamPacket data) {
        if (data instanceof AEADEncDataPacket aead) {
            if (aead.getChunkSize() > LARGEST_CHUNK) {
                throw Damage.unreadable(
                        "it is in chunks that are larger than 4 MiB", "decrypt it with 'gpg --decrypt'");
            }
        } else if (!(data instanceof SymmetricEncIntegrityPacket cfb)) {
            throw Damage.unreadable(
                    "it has no integrity protection, so that nobody can tell whether it is as it was written",
                    "decrypt it with 'gpg --decrypt --ignore-mdc-error', judge the result and encrypt it again");
        } else if (cfb.getVersion() != SymmetricEncIntegrityPacket.VERSION_1) {
            throw Damage.unreadable(
                    "it is encrypted in a form (RFC 9580, version 2) that neither drsh nor gpg reads",
                    "decrypt it with the program that wrote it");
        }
    }
}
