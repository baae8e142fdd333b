package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
        Arrays.fill(bytes, 1_000_000, 2_000_000, (byte) 'a');
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 20) - 1, 1 << 20})
    void gpgReadsMessagesOfEverySizeForSeveralRecipients(int size) throws Exception {
        byte[] plain = Messages.random(size);
        PublicKeys both = PublicKeys.read(List.of(folder.resolve("rsa.asc"), folder.resolve("ecc.asc")), Instant.now());
        byte[] message = Messages.toRecipients(plain, both).bytes();
        assertThat(gpg.run(file(message), "--decrypt")).isEqualTo(plain);
        assertThat(read(message, keys("rsa"))).isEqualTo(plain);
        assertThat(read(message, keys("ecc"))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--throw-keyids", "--sign", "--armor", "--symmetric"})
    void whatElseGpgCanDoForARecipientIsRead(String option) throws Exception {
        byte[] message = gpg.run(file(PLAIN), "--local-user", "rsa", "--recipient", "ecc", option, "--encrypt");
        assertThat(read(message, keys("ecc"))).isEqualTo(PLAIN);
    }

    @Test
    void ofAKeyWhosePrimaryPartIsKeptElsewhereTheSubkeyIsEnough() throws Exception {
        Path subkeys = folder.resolve("subkeys.secret");
        gpg.plain(List.of("--armor", "--output", subkeys.toString(), "--export-secret-subkeys", "locked"));
        byte[] message = gpg.run(file(PLAIN), "--recipient", "locked", "--encrypt");
        DecryptionKeys keys = new DecryptionKeys(
                () -> Optional.of(Passphrase.of(Gpg.PASSPHRASE.toCharArray())), SecretKeys.read(List.of(subkeys)));
        assertThat(read(message, keys)).isEqualTo(PLAIN);
    }

    @Test
    void aCompressedMessageOfGpgThatIsDamagedIsFound() throws Exception {
        byte[] message = gpg.run(file(PLAIN), "--s2k-count", "1024", "--symmetric");
        Random random = new Random(5);
        for (int time = 0; time < 60; time++) {
            int place = time < 20 ? 15 + time : random.nextInt(message.length);
            byte[] changed = message.clone();
            changed[place] ^= (byte) (1 + random.nextInt(255));
            byte[] cut = Arrays.copyOf(message, place);
            assertUnverified(changed);
            assertUnverified(cut);
        }
    }

    @Test
    void aKeyThatExpiresIsRefusedFromThatSecondOn() throws Exception {
        gpg.generate("brief", Gpg.Kind.ECC, "%no-protection", "Expire-Date: seconds=3600");
        List<Path> file = List.of(folder.resolve("brief.asc"));
        assertThat(PublicKeys.read(file, Instant.now()).keyIds()).hasSize(1);
        assertThatThrownBy(() -> PublicKeys.read(file, Instant.now().plusSeconds(3601)))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("is expired since");
    }

    private static void assertUnverified(byte[] message) {
        // In what leads to the key damage looks like another passphrase.
        assertThatThrownBy(() -> read(message, keys()))
                .isInstanceOfSatisfying(
                        DrshException.class,
                        e -> assertThat(e.outcome())
                                .isEqualTo(
                                        e.what().equals("the passphrase does not open it")
                                                ? Outcome.REFUSED
                                                : Outcome.UNVERIFIED));
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
