package drsh.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeArchiveTests {

    @Test
    void anArchiveOfTheGuideIsDescribed() throws IOException {
        assertThat(inspect(Archives.of("data")))
                .isEqualTo(new VolumeArchive("data", "data", 15, 7, 3 + 3 + 8192 + 8192, 999, 999, 0700, true));
    }

    @ParameterizedTest
    @CsvSource({"./data, data, data", "pgdata, pgdata, pgdata", "data/18/docker, data, data/18/docker"})
    void otherRootsAndThePlaceOfLaterImagesAreFound(String written, String root, String directory) throws IOException {
        VolumeArchive archive = inspect(Archives.of(written));
        assertThat(archive.root()).isEqualTo(root);
        assertThat(archive.directory()).isEqualTo(directory);
    }

    @Test
    void aPlaceOfItsOwnIsFoundWhereItIsAskedFor() throws IOException {
        byte[] archive = Archives.of("data/pgdata");
        assertThat(VolumeArchive.inspect(new ByteArrayInputStream(archive), "pgdata")
                        .directory())
                .isEqualTo("data/pgdata");
        assertThat(VolumeArchive.inspect(new ByteArrayInputStream(Archives.of("data")), "18/docker")
                        .directory())
                .isEqualTo("data");
        assertWrong(archive).hasMessageContaining("'data/pgdata/PG_VERSION'");
        assertThatThrownBy(() -> VolumeArchive.inspect(new ByteArrayInputStream(Archives.of("data")), "pgdata"))
                .hasMessageContaining("'data/PG_VERSION' is there, and not 'data/pgdata/PG_VERSION'");
    }

    @Test
    void dataOneLevelTooDeepIsNamed() throws IOException {
        assertWrong(Archives.of("data/data"))
                .hasMessageContaining("'data/data/PG_VERSION' is there, and not 'data/PG_VERSION'");
    }

    @Test
    void twoDataDirectoriesAreNamed() throws IOException {
        assertWrong(new Archives()
                        .cluster("data", "15", 1)
                        .cluster("data/data", "15", 1)
                        .bytes())
                .hasMessageContaining("more than one data directory: 'data' and 'data/data'");
    }

    @Test
    void whatHoldsNoDataDirectoryIsSaidSo() throws IOException {
        assertWrong(new Archives().directory("data/").file("data/notes", "none").bytes())
                .hasMessageContaining("no data directory of PostgreSQL");
    }

    @Test
    void missingAndUnreadableFilesAreNamed() throws IOException {
        assertWrong(new Archives()
                        .directory("data/")
                        .file("data/PG_VERSION", "15\n")
                        .bytes())
                .hasMessageContaining("lacks 'data/global/pg_control'");
        assertWrong(new Archives()
                        .directory("data/")
                        .file("data/global/pg_control", Archives.control(1))
                        .bytes())
                .hasMessageContaining("lacks 'data/PG_VERSION'");
        assertWrong(new Archives()
                        .directory("data/")
                        .file("data/PG_VERSION", "fifteen")
                        .file("data/global/pg_control", Archives.control(1))
                        .bytes())
                .hasMessageContaining("'fifteen'");
        assertWrong(new Archives()
                        .directory("data/")
                        .file("data/PG_VERSION", "15")
                        .file("data/global/pg_control", new byte[19])
                        .bytes())
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "2, true", "3, false", "4, false", "5, false", "6, false"})
    void theStateTellsWhetherTheServerWasStopped(int state, boolean stopped) throws IOException {
        assertThat(inspect(new Archives().cluster("data", "15", state).bytes()).cleanlyStopped())
                .isEqualTo(stopped);
    }

    @Test
    void aServerThatLeftItsProcessIdWasNotStopped() throws IOException {
        assertThat(inspect(new Archives()
                                .cluster("data", "15", 1)
                                .file("data/postmaster.pid", "1\n")
                                .bytes())
                        .cleanlyStopped())
                .isFalse();
    }

    @Test
    void anArchiveThatIsCutAnywhereIsNoWholeOne() throws IOException {
        byte[] whole = Archives.of("data");
        int end = whole.length;
        while (whole[end - 1] == 0) {
            end--;
        }
        // What follows the last byte that says something: the rest of pg_control, then the two blocks of the end.
        int needed = (end + 511) / 512 * 512 + 8192 - 512 + 1024;
        for (int length = 0; length < needed; length += 256) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> inspect(cut))
                    .as("%s bytes", length)
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
        }
        assertThat(inspect(Arrays.copyOf(whole, needed)).entries()).isEqualTo(7);
        assertWrong(Arrays.copyOf(whole, needed - 1024)).hasMessageContaining("cut or damaged after 'data/global");
    }

    @Test
    void aDamagedHeaderIsNoticed() throws IOException {
        byte[] archive = Archives.of("data");
        archive[512 + 3]++;
        assertWrong(archive).hasMessageContaining("cut or damaged after 'data'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PGDMP", "-- PostgreSQL database dump"})
    void whatIsNoArchiveIsSaidSo(String beginning) {
        byte[] bytes = Arrays.copyOf(beginning.getBytes(StandardCharsets.UTF_8), beginning.isEmpty() ? 0 : 20_000);
        assertWrong(bytes).hasMessageContaining("is no tar archive");
    }

    @Test
    void aCompressedArchiveIsNoArchive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Archives.of("data"));
        }
        assertWrong(out.toByteArray()).hasMessageContaining("is no tar archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "data/../../etc/passwd", "/etc/passwd", "data/.."})
    void anEntryThatLeadsOutIsRefused(String name) throws IOException {
        assertWrong(new Archives()
                        .cluster("data", "15", 1)
                        .file(name, "root::0:0:::")
                        .bytes())
                .hasMessageContaining("leads out of it, '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/pg_wal", "data/pg_tblspc/16400"})
    void dataThatLiesOutsideOfTheVolumeIsMissed(String name) throws IOException {
        assertWrong(new Archives()
                        .cluster("data", "15", 1)
                        .link(name, "/mnt/fast")
                        .bytes())
                .hasMessageContaining("'" + name + "' is a link to '/mnt/fast'");
    }

    @Test
    void aSourceThatCannotBeReadIsNotTakenForABadArchive() throws IOException {
        IOException failure = new IOException("the disk is broken");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
        InputStream half =
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(Archives.of("data"), 1500)), broken);
        assertThatThrownBy(() -> VolumeArchive.inspect(half)).isSameAs(failure);
    }

    private static VolumeArchive inspect(byte[] archive) throws IOException {
        return VolumeArchive.inspect(new ByteArrayInputStream(archive));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertWrong(byte[] archive) {
        return assertThatThrownBy(() -> inspect(archive))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
    }
}
