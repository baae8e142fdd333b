package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedOutputTests {

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 16, 191, 192, 8383, 8384, (1 << 20) - 30, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000
            })
    void whatIsWrittenIsReadBack(int size) throws IOException {
        Messages.Written written = Messages.toPassphrase(Messages.random(size));
        assertThat(Messages.read(written.bytes(), written.key())).isEqualTo(written.plain());
        assertThat(Messages.read(written.bytes(), Messages.passphrase())).isEqualTo(written.plain());
    }

    @Test
    void everySizeAroundAPieceIsReadBack() throws IOException {
        byte[] most = Messages.random((1 << 20) + 20);
        for (int size = (1 << 20) - 60; size < most.length; size += 9) {
            byte[] plain = Arrays.copyOf(most, size);
            Messages.Written written = Messages.toPassphrase(plain);
            assertThat(Messages.read(written.bytes(), written.key())).isEqualTo(plain);
        }
    }

    @Test
    void singleBytesAreWrittenAndRead() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        SessionKey key;
        try (EncryptedOutput out = EncryptedOutput.toPassphrase(message, Messages.PASSPHRASE)) {
            for (int one = 0; one < 1000; one++) {
                out.write(one);
            }
            key = out.sessionKey();
        }
        try (DecryptedInput in = DecryptedInput.open(new ByteArrayInputStream(message.toByteArray()), key)) {
            for (int one = 0; one < 1000; one++) {
                assertThat(in.read()).isEqualTo(one & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void theSameTextIsNeverTheSameMessage() throws IOException {
        byte[] plain = "the same".getBytes(StandardCharsets.UTF_8);
        assertThat(Messages.toPassphrase(plain).bytes())
                .isNotEqualTo(Messages.toPassphrase(plain).bytes());
    }

    @Test
    void theTargetStaysOpenAndNothingFollowsTheEnd() throws IOException {
        boolean[] targetClosed = {false};
        OutputStream target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                targetClosed[0] = true;
            }
        };
        EncryptedOutput out = EncryptedOutput.toPassphrase(target, Messages.PASSPHRASE);
        out.close();
        out.close();
        assertThat(targetClosed[0]).isFalse();
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void afterAFailureTheMessageIsNotEnded() throws IOException {
        IOException full = new IOException("no space left");
        int[] writes = {0};
        OutputStream target = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[1], 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writes[0]++;
                if (length > 100_000) {
                    throw full;
                }
            }
        };
        EncryptedOutput out = EncryptedOutput.toPassphrase(target, Messages.PASSPHRASE);
        assertThatThrownBy(() -> out.write(new byte[5_000_000])).isSameAs(full);
        int before = writes[0];
        out.close();
        assertThat(writes[0]).isEqualTo(before);
    }

    @Test
    void neitherThePassphraseNorTheKeyIsShown() throws IOException {
        assertThat(Messages.PASSPHRASE.toString()).doesNotContain("sesame");
        assertThat(Messages.toPassphrase(new byte[1]).key().toString()).isEqualTo("SessionKey[hidden]");
    }

    @Test
    void anEmptyPassphraseIsRefused() {
        assertThatThrownBy(() -> Passphrase.of(new char[0])).hasMessageContaining("empty");
    }
}
