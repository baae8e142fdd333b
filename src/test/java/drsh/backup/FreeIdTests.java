package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeIdTests {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-11T02:00:00.75+01:00");

    @Test
    void theIdIsTheLocalTime() {
        assertThat(FreeId.at(TIME, List.of()).value()).isEqualTo("20260111-020000");
    }

    @Test
    void furtherOnesOfTheSameSecondAreNumbered() {
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BackupId id = FreeId.at(TIME, names);
            ids.add(id.value());
            names.add(id.fileStem() + ".dump");
        }
        assertThat(ids).startsWith("20260111-020000", "20260111-020000-2", "20260111-020000-3");
        assertThat(ids).endsWith("20260111-020000-12").doesNotHaveDuplicates();
    }

    @Test
    void aGapIsFilled() {
        List<String> names = List.of("backup_20260111_020000.json", "backup_20260111_020000-3.json");
        assertThat(FreeId.at(TIME, names).value()).isEqualTo("20260111-020000-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup_20260111_020000.dump",
                "backup_20260111_020000.dump.gz.gpg",
                "backup_20260111_020000.globals.sql",
                "backup_20260111_020000.json",
                "backup_20260111_020000."
            })
    void aForeignFileThatHasTheNameTakesIt(String name) {
        assertThat(FreeId.at(TIME, List.of(name)).value()).isEqualTo("20260111-020000-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup_20260111_020001.dump",
                "backup_20260111_020000-2.dump",
                "backup_20260111_020000",
                "backup_20260111_0200001.dump",
                "my_backup_20260111_020000.dump"
            })
    void anotherNameDoesNot(String name) {
        assertThat(FreeId.at(TIME, List.of(name)).value()).isEqualTo("20260111-020000");
    }

    @Test
    void aFileThatIsAdoptedMayHaveTheNameItself() {
        String file = "backup_20260111_020000.dump.gz";
        assertThat(FreeId.forFile(TIME, file, List.of(file)).value()).isEqualTo("20260111-020000");
        assertThat(FreeId.forFile(TIME, file, List.of(file, "backup_20260111_020000.sql"))
                        .value())
                .isEqualTo("20260111-020000-2");
    }
}
