package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskSpaceTests {

    private static final String HEAD = "Filesystem     1024-blocks     Used Available Capacity Mounted on\n";

    @Test
    void theAvailableColumnIsRead() {
        assertThat(DiskSpace.parse(HEAD + "overlay           61611820 14217512  44232100      25% /\n"))
                .isEqualTo(44232100L * 1024);
    }

    @Test
    void aLongNameOnALineOfItsOwnAndOneWithSpacesDoNotMatter() {
        assertThat(DiskSpace.parse(
                        HEAD + "/dev/mapper/a-very-long-name-of-a-volume\n                 10  5  4  56% /tmp\n"))
                .isEqualTo(4096);
        assertThat(DiskSpace.parse(HEAD + "C:\\Program Files 10 5 3 50% /mnt/c d\n"))
                .isEqualTo(3072);
    }

    @Test
    void aFullDiskAndOneWithoutPercentageAreRead() {
        assertThat(DiskSpace.parse(HEAD + "overlay 10 10 -1 101% /\n")).isZero();
        assertThat(DiskSpace.parse(HEAD + "none 0 0 0 - /proc\n")).isZero();
    }

    @Test
    void whatCannotBeReadStopsNothing() {
        assertThat(DiskSpace.parse("")).isEqualTo(Long.MAX_VALUE);
        assertThat(DiskSpace.parse("df: not found")).isEqualTo(Long.MAX_VALUE);
    }
}
