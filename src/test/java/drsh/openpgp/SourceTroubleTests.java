package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that fails and an interrupt are no damage of the message. */
class SourceTroubleTests {

    private static Stream<Exception> troubles() {
        return Stream.of(
                new IOException("input/output error"),
                new InterruptedIOException("interrupted"),
                new ClosedByInterruptException(),
                new EOFException("of the network"),
                new IllegalStateException("unexpected"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatTheSourceThrowsPassesThroughAsItIs(Exception trouble) throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(1_500_000));
        int size = written.bytes().length;
        for (int place : new int[] {0, 1, 10, 20, 40, 70_000, 1 << 20, (1 << 20) + 50, size - 22, size - 1, size}) {
            assertThatThrownBy(() -> DecryptedInput.open(failing(written.bytes(), place, trouble), written.key())
                            .readAllBytes())
                    .as("at %d", place)
                    .isSameAs(trouble);
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void soDoesItFromTheOtherProtection(Exception trouble) throws Exception {
        byte[] message = Messages.byLibrary(
                Messages.random(100_000),
                form -> form.setWithAEAD(AEADAlgorithmTags.OCB, 6).setUseV5AEAD());
        for (int place : new int[] {0, 10, 60, 70_000, message.length}) {
            assertThatThrownBy(() -> DecryptedInput.open(failing(message, place, trouble), Messages.passphrase())
                            .readAllBytes())
                    .as("at %d", place)
                    .isSameAs(trouble);
        }
    }

    @Test
    void aLookAtAMessageDoesNotTakeTroubleForGarbage() {
        IOException trouble = new IOException("input/output error");
        assertThatThrownBy(() -> MessageInfo.peek(failing(new byte[0], 0, trouble)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(trouble);
    }

    @Test
    void closingClosesTheSourceAndAFailedOpeningDoesNot() throws IOException {
        boolean[] closed = {false};
        Messages.Written written = Messages.toPassphrase(new byte[10]);
        InputStream garbage = closing(new byte[10], closed);
        assertThatThrownBy(() -> DecryptedInput.open(garbage, written.key())).hasMessageContaining("damaged");
        assertThat(closed[0]).isFalse();
        DecryptedInput.open(closing(written.bytes(), closed), written.key()).close();
        assertThat(closed[0]).isTrue();
    }

    private static InputStream closing(byte[] bytes, boolean[] closed) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
    }

    private static InputStream failing(byte[] bytes, int place, Exception trouble) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at < place) {
                    return bytes[at++] & 0xff;
                }
                if (trouble instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) trouble;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                to[offset] = (byte) read();
                return 1;
            }
        };
    }
}
