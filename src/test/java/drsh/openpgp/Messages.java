package drsh.openpgp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.PGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;

/** Messages to try things on. */
final class Messages {

    static final Passphrase PASSPHRASE = Passphrase.of("open sesame".toCharArray());

    private Messages() {}

    /** A message, the key it was written with, and what is in it. */
    static final class Written {
        private final byte[] bytes;
        private final SessionKey key;
        private final byte[] plain;

        private Written(byte[] bytes, SessionKey key, byte[] plain) {
            this.bytes = bytes;
            this.key = key;
            this.plain = plain;
        }

        byte[] bytes() {
            return bytes;
        }

        SessionKey key() {
            return key;
        }

        byte[] plain() {
            return plain;
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Written toPassphrase(byte[] plain) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return written(message, EncryptedOutput.toPassphrase(message, PASSPHRASE), plain);
    }

    static Written toRecipients(byte[] plain, PublicKeys keys) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return written(message, EncryptedOutput.toRecipients(message, keys), plain);
    }

    private static Written written(ByteArrayOutputStream message, EncryptedOutput output, byte[] plain)
            throws IOException {
        try (output) {
            output.write(plain);
        }
        return new Written(message.toByteArray(), output.sessionKey(), plain);
    }

    /** As another program writes it: the library alone, with a fast way from the passphrase to the key. */
    static byte[] byLibrary(byte[] plain, UnaryOperator<PGPDataEncryptorBuilder> form) throws Exception {
        PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(
                form.apply(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)));
        generator.addMethod(
                new BcPBEKeyEncryptionMethodGenerator(PASSPHRASE.text(), JdkDigest.of(HashAlgorithmTags.SHA256), 0));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (OutputStream encrypted = generator.open(message, new byte[512]);
                OutputStream literal = new PGPLiteralDataGenerator()
                        .open(encrypted, PGPLiteralData.BINARY, "name", plain.length, PGPLiteralData.NOW)) {
            literal.write(plain);
        }
        return message.toByteArray();
    }

    static DecryptionKeys passphrase() {
        return new DecryptionKeys(() -> Optional.of(PASSPHRASE), SecretKeys.none());
    }

    static byte[] read(byte[] message, DecryptionKeys keys) throws IOException {
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(message), keys)) {
            return in.readAllBytes();
        }
    }

    static byte[] read(byte[] message, SessionKey key) throws IOException {
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(message), key)) {
            return in.readAllBytes();
        }
    }
}
