package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** By content and never by name: no name is told at all. */
class SnifferTests {

    private static final byte[] CUSTOM =
            bytes("PGDMP\1\16\0\4\10\1\1\1\0SET client_encoding = 'UTF8';\nSET x;\nSET y;\r\n\0");
    private static final byte[] SQL = bytes("--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n");
    private static final byte[] TAR = tar();

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(CUSTOM, Form.CUSTOM),
                Arguments.of(bytes("PGDMP"), Form.CUSTOM),
                Arguments.of(SQL, Form.SQL),
                Arguments.of(bytes("\n".repeat(9000) + "-- PostgreSQL database dump\n"), Form.SQL),
                Arguments.of(TAR, Form.TAR),
                Arguments.of(mangled(CUSTOM), Form.MANGLED),
                Arguments.of(mangled(SQL), Form.MANGLED),
                Arguments.of(new byte[0], Form.EMPTY),
                Arguments.of(new byte[1], Form.UNKNOWN),
                Arguments.of(bytes("PGDM"), Form.UNKNOWN),
                Arguments.of(bytes("-- PostgreSQL database cluster dump\n"), Form.UNKNOWN),
                Arguments.of(bytes("-- PostgreSQL database dump complete\n"), Form.UNKNOWN),
                Arguments.of(bytes("{\"version\": 2}"), Form.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsInAFileIsSeenThroughEveryCompression(byte[] content, Form form) throws IOException {
        assertThat(sniff(content, null)).isEqualTo(plain(form));
        assertThat(sniff(gz(content), null)).isEqualTo(plain(form, Layer.GZIP));
        assertThat(sniff(zst(content), null)).isEqualTo(plain(form, Layer.ZSTD));
        assertThat(sniff(gz(zst(content)), null)).isEqualTo(plain(form, Layer.GZIP, Layer.ZSTD));
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSPHRASE", "RECIPIENT"})
    void aMessageIsSeenAsOneWithoutKeysAndThroughWithThem(Layered.Lock lock) throws IOException {
        Layered layered = new Layered(Compression.NONE, lock);
        byte[] message = message(layered, gz(SQL));
        Encryption encryption = encryption(lock);
        assertThat(sniff(message, null)).isEqualTo(new Sniffed(List.of(Layer.OPENPGP), encryption, Form.SEALED));
        Sniffed opened = new Sniffed(List.of(Layer.OPENPGP, Layer.GZIP), encryption, Form.SQL);
        assertThat(sniff(message, layered.keys())).isEqualTo(opened);
        assertThat(sniff(armored(message), layered.keys())).isEqualTo(opened);
        assertThat(sniff(gz(message), null))
                .isEqualTo(new Sniffed(List.of(Layer.GZIP, Layer.OPENPGP), encryption, Form.SEALED));
    }

    @Test
    void withAnotherKeyItIsSaidThatNoneOpensIt() throws IOException {
        byte[] message = message(new Layered(Compression.NONE, Layered.Lock.RECIPIENT), SQL);
        assertThatThrownBy(() -> sniff(message, TestSealings.passphrase()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(TestSealings.KEY_ID);
    }

    @Test
    void aFileThatWasCutOffBehindItsBeginningIsStillSeen() throws IOException {
        byte[] sql = Arrays.copyOf(SQL, 20_000);
        new Random(1).nextBytes(sql);
        System.arraycopy(SQL, 0, sql, 0, SQL.length);
        byte[] compressed = gz(sql);
        assertThat(sniff(Arrays.copyOf(compressed, 9000), null)).isEqualTo(plain(Form.SQL, Layer.GZIP));
    }

    @Test
    void aCustomDumpWithLineFeedsOfItsOwnIsNotMangled() throws IOException {
        assertThat(sniff(bytes("PGDMP\r\nx\r\ny\r\nz\n"), null).form()).isEqualTo(Form.CUSTOM);
        assertThat(sniff(bytes("PGDMP\r\nx\r\n"), null).form()).isEqualTo(Form.CUSTOM);
    }

    @Test
    void nestingHasALimit() throws IOException {
        byte[] nested = SQL;
        for (int depth = 1; depth <= 50; depth++) {
            nested = gz(nested);
            Sniffed sniffed = sniff(nested, null);
            assertThat(sniffed.form()).as("%d deep", depth).isEqualTo(depth <= 4 ? Form.SQL : Form.UNKNOWN);
            assertThat(sniffed.layers()).hasSize(Math.min(depth, 4));
        }
    }

    @Test
    void ofABombOnlyTheBeginningIsUnpacked() throws IOException {
        byte[] message = message(new Layered(Compression.NONE, Layered.Lock.RECIPIENT), SQL);
        long[] handedOut = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                handedOut[0]++;
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                handedOut[0] += length;
                return length;
            }
        };
        assertThat(sniff(message, in -> endless).form()).isEqualTo(Form.UNKNOWN);
        assertThat(handedOut[0]).isPositive().isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void randomBytesAreNoDump() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            Form form = sniff(bytes, null).form();
            assertThat(form).as("%d", i).isIn(Form.UNKNOWN, Form.EMPTY);
        }
    }

    @Test
    void whatOnlyBeginsAsALayerIsNoDump() throws IOException {
        Random random = new Random(8);
        for (byte[] magic :
                List.of(new byte[] {0x1f, (byte) 0x8b, 8, 0}, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd})) {
            for (int i = 0; i < 100; i++) {
                byte[] bytes = new byte[4 + random.nextInt(100)];
                random.nextBytes(bytes);
                System.arraycopy(magic, 0, bytes, 0, magic.length);
                assertThat(sniff(bytes, TestSealings.none()).form()).isIn(Form.UNKNOWN, Form.EMPTY);
            }
        }
    }

    @Test
    void aDiskThatCannotReadItIsNoEmptyFile() {
        IOException trouble = new IOException("Input/output error");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw trouble;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw trouble;
            }
        };
        assertThatThrownBy(() -> Sniffer.sniff(broken, null)).isSameAs(trouble);
    }

    @Test
    void itIsToldInWords() throws IOException {
        assertThat(sniff(gz(SQL), null).words()).isEqualTo("a plain dump, compressed with gzip");
        byte[] message = message(new Layered(Compression.NONE, Layered.Lock.RECIPIENT), zst(CUSTOM));
        assertThat(sniff(message, null).words()).isEqualTo("an OpenPGP message, encrypted to " + TestSealings.KEY_ID);
        assertThat(sniff(message, TestSealings.secretKey()).words())
                .isEqualTo("a custom-format dump, compressed with zstd, encrypted to " + TestSealings.KEY_ID);
        assertThat(new Sniffed(
                                List.of(Layer.OPENPGP),
                                TestSealings.toPassphrase().encryption(),
                                Form.TAR)
                        .words())
                .isEqualTo("a tar archive, encrypted to a passphrase");
    }

    private static Sniffed sniff(byte[] bytes, @Nullable Opener opener) throws IOException {
        return Sniffer.sniff(new ByteArrayInputStream(bytes), opener);
    }

    private static Sniffed plain(Form form, Layer... layers) {
        return new Sniffed(List.of(layers), Encryption.NONE, form);
    }

    private static Encryption encryption(Layered.Lock lock) {
        return lock == Layered.Lock.PASSPHRASE
                ? new Encryption(Encryption.Kind.PASSPHRASE, List.of())
                : new Encryption(Encryption.Kind.PUBLIC_KEY, List.of(TestSealings.KEY_ID));
    }

    private static byte[] message(Layered layered, byte[] content) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (OutputStream sealed = layered.lock().sealing().seal(message)) {
            sealed.write(content);
        }
        return message.toByteArray();
    }

    private static byte[] armored(byte[] message) {
        return bytes("-----BEGIN PGP MESSAGE-----\n\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(message)
                + "\n-----END PGP MESSAGE-----\n");
    }

    private static byte[] gz(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zst(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** As a terminal does it: a carriage return before every line feed. */
    private static byte[] mangled(byte[] content) {
        return bytes(new String(content, StandardCharsets.ISO_8859_1).replace("\n", "\r\n"));
    }

    private static byte[] tar() {
        byte[] header = new byte[1024];
        System.arraycopy(bytes("data/"), 0, header, 0, 5);
        System.arraycopy(bytes("ustar"), 0, header, 257, 5);
        return header;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
