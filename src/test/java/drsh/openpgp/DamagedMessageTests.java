package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each damage is done for real, and each must be found: never the end of the stream, always an exception. */
class DamagedMessageTests {

    private static final int SEVERAL_PIECES = (1 << 20) + 100_000;
    private static final int MDC = 22;

    private final Random random = new Random(42);

    @Test
    void aMessageCutAnywhereIsFound() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(SEVERAL_PIECES));
        int size = written.bytes().length;
        IntStream places = concat(
                IntStream.range(0, 80),
                IntStream.range((1 << 20) - 20, (1 << 20) + 60),
                IntStream.range(size - 2 * MDC, size),
                random.ints(50, 0, size));
        places.forEach(place -> {
            byte[] cut = Arrays.copyOf(written.bytes(), place);
            assertUnverified(() -> Messages.read(cut, written.key()), "cut at " + place);
        });
    }

    @Test
    void aSmallMessageCutAnywhereIsFoundBeforeAByteIsHandedOut() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(1000));
        for (int place = 0; place < written.bytes().length; place++) {
            byte[] cut = Arrays.copyOf(written.bytes(), place);
            assertUnverified(
                    () -> DecryptedInput.open(new ByteArrayInputStream(cut), written.key())
                            .read(),
                    "cut at " + place);
        }
    }

    @Test
    void aChangedByteIsFoundWhereverItIs() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(SEVERAL_PIECES));
        int size = written.bytes().length;
        int data = dataBegins(written.bytes());
        IntStream places = concat(
                IntStream.range(data, data + 80),
                IntStream.range((1 << 20) - 20, (1 << 20) + 60),
                IntStream.range(size - 2 * MDC, size),
                random.ints(80, data, size));
        places.forEach(place -> {
            byte[] changed = changed(written.bytes(), place);
            assertUnverified(() -> Messages.read(changed, written.key()), "changed at " + place);
        });
    }

    @Test
    void aChangedByteOfTheWayFromThePassphraseToTheKeyIsFound() throws Exception {
        byte[] message = Messages.byLibrary(Messages.random(1000), form -> form.setWithIntegrityPacket(true));
        assertThat(Messages.read(message, Messages.passphrase())).isEqualTo(Messages.random(1000));
        for (int place = 0; place < message.length; place++) {
            byte[] changed = changed(message, place);
            assertUnverified(() -> Messages.read(changed, Messages.passphrase()), "changed at " + place);
        }
    }

    @Test
    void whatFollowsTheMessageIsFound() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(1000));
        for (byte[] more : new byte[][] {{0}, {'\n'}, {(byte) 0xff}, written.bytes(), new byte[100_000]}) {
            assertUnverified(() -> Messages.read(joined(written.bytes(), more), written.key()), "more");
        }
    }

    @Test
    void aMessageInTextIsReadAndItsDamagesAreFound() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(5000));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(text)) {
            armor.write(written.bytes());
        }
        byte[] armored = text.toByteArray();
        assertThat(Messages.read(armored, written.key())).isEqualTo(written.plain());
        assertThat(Messages.read(
                        joined(
                                "\r\n".getBytes(StandardCharsets.UTF_8),
                                joined(armored, "\n\n".getBytes(StandardCharsets.UTF_8))),
                        written.key()))
                .isEqualTo(written.plain());
        assertUnverified(
                () -> Messages.read(joined(armored, "more".getBytes(StandardCharsets.UTF_8)), written.key()), "more");
        assertUnverified(() -> Messages.read(joined(armored, armored), written.key()), "twice");
        for (int place = 0; place < armored.length - 60; place += 7) {
            byte[] cut = Arrays.copyOf(armored, place);
            assertUnverified(() -> Messages.read(cut, written.key()), "cut at " + place);
            assertSameOrUnverified(changed(armored, place), written);
        }
    }

    @Test
    void theEndOfADamagedMessageNeverComesHoweverOftenItIsRead() throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(1_000_000));
        byte[] changed = changed(written.bytes(), written.bytes().length - 1);
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(changed), written.key())) {
            for (int time = 0; time < 3; time++) {
                assertUnverified(in::readAllBytes, "time " + time);
                assertUnverified(in::read, "time " + time);
            }
        }
    }

    @Test
    void aMessageWithoutIntegrityProtectionIsRefused() throws Exception {
        byte[] message = Messages.byLibrary(Messages.random(1000), form -> form.setWithIntegrityPacket(false));
        assertThatThrownBy(() -> Messages.read(message, Messages.passphrase()))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("no integrity protection");
    }

    @Test
    void aMessageInTheNewestFormIsRefusedByName() throws Exception {
        byte[] message = Messages.byLibrary(
                Messages.random(1000),
                form -> form.setWithAEAD(AEADAlgorithmTags.OCB, 6).setUseV6AEAD());
        assertThatThrownBy(() -> Messages.read(message, Messages.passphrase()))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("RFC 9580");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 4000, 4096})
    void theOtherProtectionThatGpgWritesIsReadAndItsDamagesAreFound(int size) throws Exception {
        byte[] plain = Messages.random(size);
        byte[] message = Messages.byLibrary(
                plain, form -> form.setWithAEAD(AEADAlgorithmTags.OCB, 6).setUseV5AEAD());
        assertThat(Messages.read(message, Messages.passphrase())).isEqualTo(plain);
        for (int place = 0; place < message.length; place++) {
            byte[] cut = Arrays.copyOf(message, place);
            byte[] changed = changed(message, place);
            assertUnverified(() -> Messages.read(cut, Messages.passphrase()), "cut at " + place);
            assertUnverified(() -> Messages.read(changed, Messages.passphrase()), "changed at " + place);
        }
        assertUnverified(() -> Messages.read(joined(message, new byte[1]), Messages.passphrase()), "more");
    }

    @Test
    void garbageOfEveryKindIsNoMessage() {
        for (int size = 0; size < 3000; size++) {
            byte[] garbage = new byte[size % 300];
            random.nextBytes(garbage);
            if (size % 2 == 0 && garbage.length > 1) {
                garbage[0] = (byte) (0x80 | garbage[0]);
            }
            assertUnverified(() -> Messages.read(garbage, Messages.passphrase()), Arrays.toString(garbage));
        }
    }

    private byte[] changed(byte[] message, int place) {
        byte[] changed = message.clone();
        changed[place] ^= (byte) (1 + random.nextInt(255));
        return changed;
    }

    /** After the packet with the way to the key, which the key itself does not need. */
    private static int dataBegins(byte[] message) {
        return 2 + message[1];
    }

    private static IntStream concat(IntStream... streams) {
        return Arrays.stream(streams).flatMapToInt(stream -> stream);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void assertSameOrUnverified(byte[] message, Messages.Written written) throws IOException {
        try {
            assertThat(Messages.read(message, written.key())).isEqualTo(written.plain());
        } catch (DrshException e) {
            assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
        }
    }

    /** What leads to the key may be damaged so that nobody can tell it from another passphrase. */
    private static void assertUnverified(ThrowingCallable reading, String damage) {
        assertThatThrownBy(reading)
                .as(damage)
                .isInstanceOfSatisfying(
                        DrshException.class,
                        e -> assertThat(e.outcome())
                                .isEqualTo(
                                        e.what().equals("the passphrase does not open it")
                                                ? Outcome.REFUSED
                                                : Outcome.UNVERIFIED));
    }
}
