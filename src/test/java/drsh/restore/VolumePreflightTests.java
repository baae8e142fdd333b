package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.volume.VolumeArchive;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VolumePreflightTests {

    private static final String BACKUP = "The archive of backup 20260111-020000";

    @Test
    void anArchiveThatPostgresCouldUseIsNotRefused() {
        assertThatCode(() -> {
                    VolumePreflight.refuseUnfit(BACKUP, archive(0700, true));
                    VolumePreflight.refuseUnfit(BACKUP, archive(0750, true));
                    VolumePreflight.refuseMore(BACKUP, archive(0700, true), Set.of("data"));
                    VolumePreflight.refuseStranger(BACKUP, archive(0700, true), 999, "postgres:15");
                    VolumePreflight.refuseStranger(BACKUP, archive(0700, true), -1, "postgres:15");
                    VolumePreflight.refuseFull(100, 100, "");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aServerThatHadNotStoppedIsRefused() {
        assertRefused(
                () -> VolumePreflight.refuseUnfit(BACKUP, archive(0700, false)),
                "had not stopped cleanly",
                "without --volume");
    }

    @Test
    void aModeWithWhichPostgresDoesNotStartIsRefused() {
        assertRefused(
                () -> VolumePreflight.refuseUnfit(BACKUP, archive(0755, true)), "the mode 755", "without --volume");
    }

    @Test
    void anArchiveOfAnotherImageIsRefused() {
        assertRefused(
                () -> VolumePreflight.refuseStranger(BACKUP, archive(0700, true), 70, "postgres:15-alpine"),
                "belongs to user 999, and the server of postgres:15-alpine is user 70",
                "the image that it was made with");
    }

    @Test
    void moreThanTheVolumeIsRefused() {
        assertRefused(
                () -> VolumePreflight.refuseMore(BACKUP, archive(0700, true), Set.of("etc", "data")),
                "holds more than the volume: data, etc",
                "without --volume");
    }

    @Test
    void aFullDiskIsRefusedWithWhatIsThereAndWhatIsNeeded() {
        assertRefused(
                () -> VolumePreflight.refuseFull(1 << 20, 3 << 20, "the archive takes 2.7 MiB"),
                "has 1.0 MiB of disk space free, and 3.0 MiB are needed: the archive takes 2.7 MiB",
                "make room");
    }

    private static void assertRefused(ThrowingCallable check, String what, String next) {
        assertThatThrownBy(check).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what()).contains(what);
            assertThat(e.next()).contains(next);
        });
    }

    private static VolumeArchive archive(int mode, boolean stopped) {
        return new VolumeArchive("data", "data", 15, 10, 100, 999, 999, mode, stopped);
    }
}
