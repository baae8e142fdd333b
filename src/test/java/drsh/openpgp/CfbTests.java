package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CfbTests {

    private static final byte[] KEY = Messages.random(32);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 4095, 4096, 4097, 4111, 4112, 4113, 8192, 100_003})
    void whatIsComposedIsTheModeOfTheJdk(int size) throws Exception {
        byte[] plain = Messages.random(size);
        Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(new byte[16]));
        byte[] expected = cipher.doFinal(plain);

        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        Random random = new Random(size);
        try (CfbOutputStream out = new CfbOutputStream(encrypted, KEY)) {
            for (int done = 0; done < size; ) {
                int piece = Math.min(size - done, 1 + random.nextInt(random.nextBoolean() ? 20 : 9000));
                out.write(plain, done, piece);
                done += piece;
            }
        }
        assertThat(encrypted.toByteArray()).isEqualTo(expected);
        try (CfbInputStream in = new CfbInputStream(new ByteArrayInputStream(expected), KEY)) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }
}
