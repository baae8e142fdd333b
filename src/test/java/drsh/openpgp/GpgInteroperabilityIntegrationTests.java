package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the installed gpg, in both directions. */
class GpgInteroperabilityIntegrationTests {

    @TempDir
    static Path folder;

    private static Gpg gpg;
    private static final byte[] PLAIN = plain();

    private static byte[] plain() {
        byte[] bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        java.util.Arrays.fill(bytes, 1_000_000, 2_000_000, (byte) 'a');
        return bytes;
    }

    @BeforeAll
    static void start() throws Exception {
        gpg = new Gpg(folder);
        gpg.generate("rsa", Gpg.Kind.RSA, "%no-protection");
        gpg.generate("ecc", Gpg.Kind.ECC, "%no-protection");
        gpg.generate("locked", Gpg.Kind.ECC, "Passphrase: " + Gpg.PASSPHRASE);
    }

    @AfterAll
    static void stop() throws Exception {
        gpg.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--compress-level=6",
                "--compress-algo=none",
                "--compress-algo=zlib",
                "--armor",
                "--cipher-algo=CAST5",
                "--cipher-algo=AES"
            })
    void aMessageThatGpgMadeWithAPassphraseIsRead(String option) throws Exception {
        byte[] message = gpg.run(file(PLAIN), "--cipher-algo", "AES256", option, "--symmetric");
        assertThat(read(message, keys())).isEqualTo(PLAIN);
        assertThat(MessageInfo.peek(new ByteArrayInputStream(message))).contains(new MessageInfo(true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecc", "locked"})
    void aMessageThatGpgMadeForARecipientIsRead(String user) throws Exception {
        byte[] message = gpg.run(file(PLAIN), "--recipient", user, "--encrypt");
        assertThat(read(message, keys(user))).isEqualTo(PLAIN);
        PublicKeys keys = PublicKeys.read(List.of(folder.resolve(user + ".asc")), Instant.now());
        assertThat(MessageInfo.peek(new ByteArrayInputStream(message))).contains(new MessageInfo(false, keys.keyIds()));
    }

    @Test
    void gpgReadsWhatWasWrittenWithAPassphrase() throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (EncryptedOutput out = EncryptedOutput.toPassphrase(message, Passphrase.of(Gpg.PASSPHRASE.toCharArray()))) {
            out.write(PLAIN);
        }
        assertThat(gpg.run(file(message.toByteArray()), "--decrypt")).isEqualTo(PLAIN);
        assertThat(read(message.toByteArray(), keys())).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecc", "locked"})
    void gpgReadsWhatWasWrittenForARecipient(String user) throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        PublicKeys recipients = PublicKeys.read(List.of(folder.resolve(user + ".asc")), Instant.now());
        SessionKey key;
        try (EncryptedOutput out = EncryptedOutput.toRecipients(message, recipients)) {
            out.write(PLAIN);
            key = out.sessionKey();
        }
        assertThat(gpg.run(file(message.toByteArray()), "--decrypt")).isEqualTo(PLAIN);
        assertThat(read(message.toByteArray(), keys(user))).isEqualTo(PLAIN);
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(message.toByteArray()), key)) {
            assertThat(in.readAllBytes()).isEqualTo(PLAIN);
        }
    }

    private static DecryptionKeys keys(String... users) {
        return new DecryptionKeys(
                () -> Optional.of(Passphrase.of(Gpg.PASSPHRASE.toCharArray())),
                SecretKeys.read(List.of(users).stream()
                        .map(user -> folder.resolve(user + ".secret"))
                        .toList()));
    }

    private static byte[] read(byte[] message, DecryptionKeys keys) throws IOException {
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(message), keys)) {
            return in.readAllBytes();
        }
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ""), bytes);
    }
}
