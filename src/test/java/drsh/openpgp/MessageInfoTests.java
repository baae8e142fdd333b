package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInfoTests {

    private static final MessageInfo SYMMETRIC = new MessageInfo(true, List.of());

    @Test
    void theFirstBytesAreEnough() throws IOException {
        byte[] message = Messages.toPassphrase(Messages.random(3_000_000)).bytes();
        for (int size : new int[] {48, 50, 100, 4096, message.length}) {
            assertThat(peek(Arrays.copyOf(message, size))).as("%d bytes", size).contains(SYMMETRIC);
        }
        assertThat(peek(Arrays.copyOf(message, 40))).isEmpty();
    }

    @Test
    void aMessageInTextIsOneToo() throws IOException {
        byte[] text =
                TestKey.armored(Messages.toPassphrase(Messages.random(10_000)).bytes());
        assertThat(peek(text)).contains(SYMMETRIC);
        assertThat(peek(Arrays.copyOf(text, 4096))).contains(SYMMETRIC);
    }

    @Test
    void aMessageWithoutIntegrityProtectionIsOneToo() throws Exception {
        assertThat(peek(Messages.byLibrary(new byte[100], form -> form.setWithIntegrityPacket(false))))
                .contains(SYMMETRIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PGDMP\u0001\u000e",
                "--\n-- PostgreSQL database dump\n--\n",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n",
                "-----BEGIN PGP MESSAGE-----",
                "-----BEGIN PGP MESSAGE-----\n\n",
                "-----BEGIN PGP MESSAGE-----\n\n????\n"
            })
    void otherFilesAreNone(String beginning) {
        assertThat(peek(beginning.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void keysAreNoMessage() throws Exception {
        assertThat(peek(TestKey.simple().publicRing().getEncoded())).isEmpty();
        assertThat(peek(TestKey.simple().secretRing(null).getEncoded())).isEmpty();
    }

    @Test
    void garbageNeitherFailsNorFillsTheMemory() {
        Random random = new Random(3);
        byte[] garbage = new byte[3_000_000];
        random.nextBytes(garbage);
        for (int first = 0; first < 256; first++) {
            for (int second : new int[] {0, 3, 4, 5, 13, 191, 192, 223, 224, 254, 255}) {
                garbage[0] = (byte) first;
                garbage[1] = (byte) second;
                garbage[2] = (byte) random.nextInt(256);
                assertThat(peek(garbage)).isNotNull();
            }
        }
    }

    private static Optional<MessageInfo> peek(byte[] bytes) {
        return MessageInfo.peek(new ByteArrayInputStream(bytes));
    }
}
