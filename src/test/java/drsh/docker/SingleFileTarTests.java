package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleFileTarTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void anyFileComesOutAsItWentIn(int size) throws IOException {
        byte[] content = new byte[size];
        java.util.Arrays.fill(content, (byte) 7);
        byte[] archive = SingleFileTar.of("näme", 999, new ByteArrayInputStream(content), size)
                .readAllBytes();
        assertThat(archive.length % 512).isZero();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("näme");
            assertThat(entry.getMode() & 0777).isEqualTo(0600);
            assertThat(entry.getLongUserId()).isEqualTo(999);
            assertThat(tar.readAllBytes()).isEqualTo(content);
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void theHeaderHoldsSizesOverEightGibibytes() throws IOException {
        long size = 20L << 30;
        try (InputStream archive = SingleFileTar.of("big", 0, InputStream.nullInputStream(), size);
                TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            assertThat(tar.getNextEntry().getSize()).isEqualTo(size);
        }
    }

    @Test
    void anInterruptStopsTheReading() throws IOException {
        InputStream archive = SingleFileTar.of("one", 0, new ByteArrayInputStream(new byte[10]), 10);
        Thread.currentThread().interrupt();
        assertThatThrownBy(archive::readAllBytes).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
