package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key opens which message, and what is said when none does. */
class OpeningTests {

    private static final byte[] PLAIN = Messages.random(1000);
    private static final Passphrase WRONG = Passphrase.of("open barley".toCharArray());

    @TempDir
    Path folder;

    @Test
    void aWrongPassphraseIsToldFromDamage() throws Exception {
        byte[] message = Messages.toPassphrase(PLAIN).bytes();
        assertNoKey(() -> Messages.read(message, keys(WRONG)), "the passphrase does not open it");
    }

    @Test
    void withoutAPassphraseItIsSaidHowToNameOne() throws Exception {
        byte[] message = Messages.toPassphrase(PLAIN).bytes();
        assertThatThrownBy(() -> Messages.read(message, new DecryptionKeys(Optional::empty, SecretKeys.none())))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(e.what()).contains("a passphrase is needed to open it");
                    assertThat(e.next()).contains("encryption.passphrase-file", "encryption.passphrase-command");
                });
    }

    @Test
    void thePassphraseIsAskedForOnceAndOnlyWhenItIsNeeded() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TestKey key = TestKey.simple();
        DecryptionKeys keys = new DecryptionKeys(
                () -> {
                    asked.incrementAndGet();
                    return Optional.of(Messages.PASSPHRASE);
                },
                SecretKeys.read(List.of(key.secretFile(folder, null))));
        assertThat(Messages.read(to(key), keys)).isEqualTo(PLAIN);
        assertThat(asked).hasValue(0);
        byte[] message = Messages.toPassphrase(PLAIN).bytes();
        assertThat(Messages.read(message, keys)).isEqualTo(PLAIN);
        assertThat(Messages.read(message, keys)).isEqualTo(PLAIN);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aProtectedSecretKeyIsUnlockedByThePassphrase() throws Exception {
        TestKey key = TestKey.simple();
        Path file = key.secretFile(folder, Messages.PASSPHRASE);
        assertThat(Messages.read(to(key), keys(Messages.PASSPHRASE, file))).isEqualTo(PLAIN);
        assertNoKey(
                () -> Messages.read(to(key), keys(WRONG, file)),
                "the passphrase does not unlock the secret key " + key.subkeyId(0) + " in " + file);
        assertNoKey(
                () -> Messages.read(to(key), new DecryptionKeys(Optional::empty, SecretKeys.read(List.of(file)))),
                "a passphrase is needed to unlock the secret key " + key.subkeyId(0));
    }

    @Test
    void aMessageToOthersNamesThemAndIsKnownWithoutATry() throws Exception {
        TestKey key = TestKey.simple();
        TestKey other = TestKey.simple();
        byte[] message = to(other);
        MessageInfo info = MessageInfo.peek(new ByteArrayInputStream(message)).orElseThrow();
        DecryptionKeys keys = keys(Messages.PASSPHRASE, key.secretFile(folder, null));
        assertThat(info).isEqualTo(new MessageInfo(false, List.of(other.subkeyId(0))));
        assertThat(keys.mayOpen(info)).isFalse();
        assertThat(keys.mayOpen(new MessageInfo(true, List.of(other.subkeyId(0)))))
                .isTrue();
        assertThat(keys.mayOpen(new MessageInfo(false, List.of(other.subkeyId(0), key.subkeyId(0)))))
                .isTrue();
        assertThat(keys.mayOpen(new MessageInfo(false, List.of(KeyId.HIDDEN)))).isTrue();
        assertNoKey(
                () -> Messages.read(message, keys),
                "it is encrypted to " + other.subkeyId(0) + ", and no secret key for that is configured");
    }

    @Test
    void eachOfSeveralRecipientsOpensIt() throws Exception {
        TestKey one = TestKey.simple();
        TestKey two = TestKey.simple();
        byte[] message = to(one, two);
        assertThat(Messages.read(message, keys(WRONG, one.secretFile(folder, null))))
                .isEqualTo(PLAIN);
        assertThat(Messages.read(message, keys(WRONG, two.secretFile(folder, null))))
                .isEqualTo(PLAIN);
    }

    @Test
    void aMessageForBothIsOpenedByEither() throws Exception {
        TestKey key = TestKey.simple();
        byte[] message = toBoth(key);
        Path secret = key.secretFile(folder, null);
        assertThat(MessageInfo.peek(new ByteArrayInputStream(message)))
                .contains(new MessageInfo(true, List.of(key.subkeyId(0))));
        assertThat(Messages.read(message, keys(Messages.PASSPHRASE))).isEqualTo(PLAIN);
        assertThat(Messages.read(message, keys(WRONG, secret))).isEqualTo(PLAIN);
        assertNoKey(() -> Messages.read(message, keys(WRONG)), "the passphrase does not open it");
    }

    @Test
    void theKeyOfOneMessageOpensNoOther() throws Exception {
        Messages.Written written = Messages.toPassphrase(PLAIN);
        byte[] other = Messages.toPassphrase(PLAIN).bytes();
        assertUnverified(() -> Messages.read(other, written.key()), "damaged");
    }

    @Test
    void aSecretKeyFileThatIsMissingIsNoticedWhenItIsNeeded() throws Exception {
        DecryptionKeys keys = keys(Messages.PASSPHRASE, folder.resolve("missing"));
        assertThat(Messages.read(Messages.toPassphrase(PLAIN).bytes(), keys)).isEqualTo(PLAIN);
        byte[] message = to(TestKey.simple());
        assertThatThrownBy(() -> Messages.read(message, keys))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("is not there");
    }

    @Test
    void aMessageThatIsNotEncryptedIsSaidToBeNone() throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (var literal = new PGPLiteralDataGenerator()
                .open(message, PGPLiteralData.BINARY, "", PLAIN.length, PGPLiteralData.NOW)) {
            literal.write(PLAIN);
        }
        assertUnverified(
                () -> Messages.read(message.toByteArray(), keys(Messages.PASSPHRASE)), "it is not an OpenPGP message");
    }

    @Test
    void aFileWithPublicKeysOnlyIsNoSecretKey() throws Exception {
        TestKey key = TestKey.simple();
        byte[] message = to(key);
        assertThatThrownBy(() -> Messages.read(message, keys(Messages.PASSPHRASE, key.publicFile(folder))))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("public keys only");
    }

    private byte[] to(TestKey... keys) throws Exception {
        List<Path> files = new ArrayList<>();
        for (TestKey key : keys) {
            files.add(key.publicFile(folder));
        }
        return Messages.toRecipients(PLAIN, PublicKeys.read(files, TestKey.BORN))
                .bytes();
    }

    private static byte[] toBoth(TestKey key) throws Exception {
        PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
        generator.addMethod(new BcPBEKeyEncryptionMethodGenerator(
                Messages.PASSPHRASE.text(), JdkDigest.of(HashAlgorithmTags.SHA256)));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(
                new EncryptionKey(Path.of("key"), key.publicRing(), TestKey.BORN).chosen()));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (var encrypted = generator.open(message, new byte[512]);
                var literal = new PGPLiteralDataGenerator()
                        .open(encrypted, PGPLiteralData.BINARY, "", PLAIN.length, PGPLiteralData.NOW)) {
            literal.write(PLAIN);
        }
        return message.toByteArray();
    }

    private static DecryptionKeys keys(Passphrase passphrase, Path... files) {
        return new DecryptionKeys(() -> Optional.of(passphrase), SecretKeys.read(List.of(files)));
    }

    private static void assertNoKey(ThrowingCallable reading, String said) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(said);
    }

    private static void assertUnverified(ThrowingCallable reading, String said) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining(said);
    }
}
