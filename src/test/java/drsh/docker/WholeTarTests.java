package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeTarTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 511, 512, 513, 100_000})
    void aWholeArchiveComesThroughUnchangedInPiecesOfAnySize(int piece) throws IOException {
        byte[] archive = archive();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[piece];
        try (InputStream in = new WholeTar(new ByteArrayInputStream(archive))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        assertThat(out.toByteArray()).isEqualTo(archive);
    }

    @Test
    void anArchiveThatEndsAnywhereBeforeItsEndIsAnError() throws IOException {
        byte[] archive = archive();
        int end = end(archive) + 1024;
        for (int length = 0; length < end; length += 128) {
            InputStream cut = read(archive, length);
            assertThatThrownBy(cut::readAllBytes).as("%s bytes", length).isInstanceOf(IOException.class);
        }
        assertThat(read(archive, end).readAllBytes()).hasSize(end);
    }

    @Test
    void theSizeOfAFileThatIsTooLargeForItsHeaderCounts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Not closed: it would miss nine gibibytes.
        TarArchiveOutputStream tar = posix(out);
        TarArchiveEntry entry = new TarArchiveEntry("large");
        entry.setSize(9L << 30);
        tar.putArchiveEntry(entry);
        tar.flush();
        out.write(new byte[4096]);
        assertThatThrownBy(() -> read(out.toByteArray(), out.size()).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("only a part");
    }

    @Test
    void anErrorInTheMiddleOfTheAnswerIsAnError() throws IOException {
        byte[] archive = archive();
        byte[] complaint = "{\"message\":\"no\"}\n".getBytes(StandardCharsets.UTF_8);
        byte[] answer = Arrays.copyOf(archive, 1024 + complaint.length);
        System.arraycopy(complaint, 0, answer, 1024, complaint.length);
        assertThatThrownBy(() -> read(answer, answer.length).readAllBytes()).isInstanceOf(IOException.class);
    }

    /** Where the two empty blocks begin, after the header of the last file; zeros that fill up the record follow. */
    private static int end(byte[] archive) {
        int end = archive.length;
        while (archive[end - 1] == 0) {
            end--;
        }
        return (end + 511) / 512 * 512;
    }

    private static InputStream read(byte[] archive, int length) {
        return new WholeTar(new ByteArrayInputStream(archive, 0, length));
    }

    /** Files of zeros: their content must not pass for the end. */
    private static byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = posix(out)) {
            put(tar, "data/", 0);
            put(tar, "data/empty", 0);
            put(tar, "data/zeros", 2048);
            put(tar, "data/odd", 513);
            TarArchiveEntry link = new TarArchiveEntry("data/link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("zeros");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            put(tar, "data/last", 0);
        }
        return out.toByteArray();
    }

    private static TarArchiveOutputStream posix(ByteArrayOutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void put(TarArchiveOutputStream tar, String name, int size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        tar.write(new byte[size]);
        tar.closeArchiveEntry();
    }
}
