package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTests {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

    @Test
    void itIsSha256OfAllThatWasWritten() throws IOException {
        Digest digest = new Digest();
        digest.through(OutputStream.nullOutputStream(), size -> {}).write(ABC);
        assertThat(digest.size()).isEqualTo(3);
        assertThat(digest.hex()).isEqualTo(OF_ABC);
        assertThat(digest.hex()).isEqualTo(OF_ABC);
    }

    @Test
    void itIsSha256OfAllThatWasReadOrSkipped() throws IOException {
        Digest digest = new Digest();
        InputStream in = digest.through(new ByteArrayInputStream(ABC));
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.skip(1)).isEqualTo(1);
        assertThat(in.readAllBytes()).containsExactly('c');
        assertThat(digest.hex()).isEqualTo(OF_ABC);
        assertThat(new Digest().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
