package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTests {

    @ParameterizedTest
    @CsvSource({
        "none,NONE,0,none",
        "none:0,NONE,0,none",
        "gzip,GZIP,1,gzip:1",
        "gzip:1,GZIP,1,gzip:1",
        "gzip:9,GZIP,9,gzip:9",
        "zstd,ZSTD,1,zstd:1",
        "zstd:19,ZSTD,19,zstd:19",
        "zstd:03,ZSTD,3,zstd:3",
        "lz4,LZ4,1,lz4:1",
        "lz4:12,LZ4,12,lz4:12"
    })
    void itIsReadAsItIsTyped(String text, Compression.Kind kind, int level, String shown) {
        assertThat(Compression.parse(text))
                .isEqualTo(new Compression(kind, level))
                .hasToString(shown);
        assertThat(Compression.parse(shown)).isEqualTo(Compression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "gzip ",
                "GZIP",
                "gzip:",
                "gzip:0",
                "gzip:10",
                "gzip:-1",
                "gzip:1:2",
                "gzip:100",
                "gzip:x",
                "zstd:0",
                "zstd:20",
                "lz4:13",
                "lz4:0",
                "none:1",
                "xz",
                "zstd:\u0663",
                "zstd\n"
            })
    void anythingElseIsAMistakeThatSaysWhatToWrite(String text) {
        assertThatThrownBy(() -> Compression.parse(text)).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
            assertThat(e.next()).containsAnyOf("write none", "choose from");
        });
    }

    @Test
    void lz4IsNoLayer() {
        assertThat(Compression.NONE.layer()).isEmpty();
        assertThat(Compression.parse("gzip").layer()).contains(Layer.GZIP);
        assertThat(Compression.parse("zstd").layer()).contains(Layer.ZSTD);
        assertThatThrownBy(() -> Compression.parse("lz4").layer())
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
    }

    @Test
    void aHigherLevelMakesItSmaller() throws IOException {
        byte[] content = Layered.content(200_000);
        assertThat(size("gzip:9", content)).isLessThan(size("gzip:1", content));
        assertThat(size("zstd:1", content)).isLessThan(size("none", content));
    }

    private static int size(String compression, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = Compression.parse(compression).around(bytes)) {
            out.write(content);
        }
        return bytes.size();
    }
}
