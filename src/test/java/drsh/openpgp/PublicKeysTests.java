package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTests {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = TestKey.BORN.plus(Duration.ofDays(100));

    @TempDir
    Path folder;

    @Test
    void ofSeveralSubkeysTheNewestValidOneIsTaken() throws Exception {
        TestKey key = new TestKey(TestKey.FOREVER)
                .subkey(TestKey.BORN, TestKey.FOREVER)
                .subkey(TestKey.BORN.plusSeconds(2), TestKey.FOREVER)
                .subkey(TestKey.BORN.plusSeconds(3), HOUR)
                .subkey(TestKey.BORN.plusSeconds(4), TestKey.FOREVER)
                .signingSubkey(TestKey.BORN.plusSeconds(5))
                .revokedSubkey(3);
        assertThat(read(NOW, key.publicFile(folder)).keyIds()).containsExactly(key.subkeyId(1));
        assertThat(read(TestKey.BORN.plusSeconds(60), key.publicFile(folder)).keyIds())
                .containsExactly(key.subkeyId(2));
    }

    @Test
    void aKeyExpiresAtTheSecondItSays() throws Exception {
        TestKey key = new TestKey(HOUR).subkey(TestKey.BORN, TestKey.FOREVER);
        Path file = key.publicFile(folder);
        Instant end = TestKey.BORN.plus(HOUR);
        assertThat(read(end.minusMillis(1), file).keyIds()).hasSize(1);
        assertRefused(end, file, file.toString(), key.id(), "is expired since " + end);
    }

    @Test
    void aKeyWithoutAValidSubkeyIsRefusedWithTheReasonOfEach() throws Exception {
        TestKey key = new TestKey(TestKey.FOREVER)
                .subkey(TestKey.BORN, HOUR)
                .subkey(TestKey.BORN, TestKey.FOREVER)
                .signingSubkey(TestKey.BORN)
                .revokedSubkey(1);
        Path file = key.publicFile(folder);
        assertRefused(
                NOW,
                file,
                file.toString(),
                key.id(),
                key.subkeyId(0) + " is expired since " + TestKey.BORN.plus(HOUR),
                key.subkeyId(1) + " is revoked",
                key.subkeyId(2) + " is not for encryption");
    }

    @Test
    void aKeyThatCanOnlySignIsRefused() throws Exception {
        Path file = new TestKey(TestKey.FOREVER).publicFile(folder);
        assertRefused(NOW, file, "has no subkey to encrypt to");
    }

    @Test
    void aRevokedKeyIsRefused() throws Exception {
        TestKey key = TestKey.simple().revoked();
        assertRefused(NOW, key.publicFile(folder), key.id(), "is revoked");
    }

    @Test
    void secretKeysAreNoRecipients() throws Exception {
        TestKey key = TestKey.simple();
        assertRefused(NOW, key.secretFile(folder, null), key.id(), "secret keys only");
    }

    @Test
    void aFileThatIsMissingOrHoldsNoKeyIsRefused() throws Exception {
        Path missing = folder.resolve("missing.asc");
        assertRefused(NOW, missing, missing.toString(), "is not there");
        assertThatThrownBy(() -> read(NOW, folder.resolve("hunter2")))
                .hasMessage("A key file that encryption.recipients names is not there");
        assertRefused(NOW, folder, folder.toString());
        for (byte[] bytes : new byte[][] {
            {},
            "hello\n".getBytes(StandardCharsets.UTF_8),
            Messages.random(1000),
            Messages.toPassphrase(new byte[10]).bytes()
        }) {
            Path file = Files.write(folder.resolve("other"), bytes);
            assertRefused(NOW, file, file.toString(), "OpenPGP key");
        }
    }

    @Test
    void oneExpiredRecipientAmongSeveralIsNotPassedOver() throws Exception {
        TestKey good = TestKey.simple();
        TestKey expired = new TestKey(HOUR).subkey(TestKey.BORN, TestKey.FOREVER);
        Path both = Files.write(folder.resolve("both"), joined(good, expired));
        assertRefused(NOW, both, expired.id(), "is expired");
    }

    @Test
    void aFileMayHoldSeveralKeysAndTwoFilesTheSameKey() throws Exception {
        TestKey one = TestKey.simple();
        TestKey two = TestKey.simple();
        Path binary = Files.write(folder.resolve("binary"), joined(one, two));
        Path blocks = Files.write(
                folder.resolve("blocks"), TestKey.armored(two.publicRing().getEncoded()));
        Files.write(blocks, TestKey.armored(one.publicRing().getEncoded()), StandardOpenOption.APPEND);
        Path block = Files.write(folder.resolve("block"), TestKey.armored(joined(one, two)));
        assertThat(read(NOW, binary).keyIds()).containsExactly(one.subkeyId(0), two.subkeyId(0));
        assertThat(read(NOW, block).keyIds()).containsExactly(one.subkeyId(0), two.subkeyId(0));
        assertThat(read(NOW, blocks).keyIds()).containsExactly(two.subkeyId(0), one.subkeyId(0));
        assertThat(read(NOW, binary, blocks).keyIds()).containsExactly(one.subkeyId(0), two.subkeyId(0));
    }

    @Test
    void aKeyWithAChangedByteIsNeverEncryptedTo() throws Exception {
        TestKey key = TestKey.simple();
        byte[] packets = key.publicRing().getEncoded();
        Random random = new Random(1);
        for (int place = 0; place < packets.length; place++) {
            byte[] changed = packets.clone();
            changed[place] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(folder.resolve("changed"), changed);
            try {
                assertThat(read(NOW, file).keyIds()).as("byte %d", place).containsExactly(key.subkeyId(0));
            } catch (DrshException e) {
                assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            }
        }
    }

    @Test
    void noRecipientAtAllIsAMistakeInTheConfiguration() {
        assertThatThrownBy(() -> PublicKeys.read(List.of(), NOW))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
    }

    private byte[] joined(TestKey one, TestKey two) throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        one.publicRing().encode(both);
        two.publicRing().encode(both);
        return both.toByteArray();
    }

    private static PublicKeys read(Instant now, Path... files) {
        return PublicKeys.read(List.of(files), now);
    }

    private static void assertRefused(Instant now, Path file, String... said) {
        assertThatThrownBy(() -> read(now, file)).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what()).contains(said).doesNotContain("\n").doesNotEndWith(".");
        });
    }
}
