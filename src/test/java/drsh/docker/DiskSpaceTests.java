package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void theRootOfAContainerAndAVolumeOnOneDiskAreOneDisk() {
        List<DiskSpace.Disk> disks = DiskSpace.disks(HEAD
                + "/dev/vda 264212084 23947368 82443544 23% /var/lib/postgresql/data\n"
                + "overlay  264212084 23947468 82443444 23% /\n");
        assertThat(disks.get(0)).isEqualTo(new DiskSpace.Disk(264212084L * 1024, 82443544L * 1024));
        assertThat(disks.get(0).same(disks.get(1))).isTrue();
    }

    @Test
    void disksOfOtherSizesOrFillingsAreTwoAndUnknownOnesAreNotOne() {
        assertThat(same("/dev/vda 264212084 23947368 82443544 23% /a\n/dev/vdb 264212084 3947368 102443544 4% /b\n"))
                .isFalse();
        assertThat(same("/dev/vda 100000 17556 82444 18% /a\n/dev/vdb 200000 117556 82444 59% /b\n"))
                .isFalse();
        assertThat(same("/dev/vda 264212084 23947368 82443544 23% /a\ntmpfs 65536 0 65536 0% /tmp\n"))
                .isFalse();
        assertThat(same("df: /a: No such file or directory\ntmpfs 65536 0 65536 0% /tmp\n"))
                .isFalse();
        assertThat(DiskSpace.disks("").get(0).free()).isEqualTo(Long.MAX_VALUE);
    }

    private static boolean same(String rows) {
        List<DiskSpace.Disk> disks = DiskSpace.disks(HEAD + rows);
        return disks.get(0).same(disks.get(1));
    }
}
