package drsh.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VolumeFilesTests {

    @Test
    void theSameFilesInAnotherOrderAndUnderAnotherRootAreEqual() throws IOException {
        VolumeFiles one = files(
                new Archives().cluster("data", "15", 1).file("data/a", "1").file("data/b", "2"));
        VolumeFiles other = files(
                new Archives().cluster("pgdata", "15", 1).file("pgdata/b", "2").file("pgdata/a", "1"));
        assertThat(one.difference(other)).isEmpty();
        assertThat(one.count()).isEqualTo(9);
        assertThat(one.bytes()).isEqualTo(other.bytes()).isPositive();
        assertThat(one.roots()).containsExactly("data");
    }

    @Test
    void whatDiffersIsNamed() throws IOException {
        VolumeFiles one = files(cluster().file("data/a", "1").link("data/l", "a"));
        assertThat(one.difference(files(cluster().link("data/l", "a")))).contains("'a' is missing");
        assertThat(files(cluster()).difference(files(cluster().file("data/new", ""))))
                .contains("'new' is too many");
        assertThat(one.difference(files(cluster().file("data/a", "2").link("data/l", "a"))))
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("'a' is '1 bytes d4735e").contains("instead of '1 bytes 6b86b2"));
        assertThat(one.difference(files(cluster().file("data/a", "1").link("data/l", "b"))))
                .hasValueSatisfying(words -> assertThat(words).startsWith("'l' is 'link to b"));
    }

    @Test
    void filesBesideTheVolumeShow() throws IOException {
        assertThat(files(cluster().file("etc/passwd", "")).roots()).containsExactly("data", "etc");
    }

    private static Archives cluster() throws IOException {
        return new Archives().cluster("data", "15", 1);
    }

    private static VolumeFiles files(Archives archive) throws IOException {
        VolumeFiles files = new VolumeFiles();
        VolumeArchive.inspect(new ByteArrayInputStream(archive.bytes()), "", files);
        return files;
    }
}
