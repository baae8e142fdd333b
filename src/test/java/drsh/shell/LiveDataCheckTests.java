package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.postgres.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveDataCheckTests {

    private static final Optional<String> BACKUP = Optional.of("20260111-020000");

    private static Optional<Facts> held(String... tables) {
        Map<String, Facts.Table> all = new TreeMap<>();
        List.of(tables).forEach(name -> all.put(name, new Facts.Table(3, true, null)));
        return Optional.of(new Facts(all, Map.of(), 0, Map.of(), Map.of(), List.of(), List.of()));
    }

    @Test
    void aDatabaseThatLostAllTablesIsAFailureThoughTheServerIsWell() {
        DoctorFinding found = LiveDataCheck.verdict(List.of(), BACKUP, held("public.\"User\"", "public.\"Order\""));
        assertThat(found.level()).isEqualTo(DoctorFinding.Level.FAILURE);
        assertThat(found.what()).isEqualTo("the database holds no table; backup 20260111-020000 has 2");
        assertThat(found.fix()).contains("runbook run disaster-recovery");
    }

    @Test
    void aTableThatIsGoneIsNamed() {
        DoctorFinding found =
                LiveDataCheck.verdict(List.of("public.\"Order\""), BACKUP, held("public.\"User\"", "public.\"Order\""));
        assertThat(found.level()).isEqualTo(DoctorFinding.Level.WARNING);
        assertThat(found.what()).contains("public.\"User\"");
        assertThat(found.fix()).isEqualTo("'restore check 20260111-020000'");
    }

    @Test
    void aNewDatabaseMayBeEmpty() {
        assertThat(LiveDataCheck.verdict(List.of(), Optional.empty(), Optional.empty())
                        .level())
                .isEqualTo(DoctorFinding.Level.OK);
        assertThat(LiveDataCheck.verdict(List.of(), BACKUP, held()).level()).isEqualTo(DoctorFinding.Level.OK);
    }

    @Test
    void moreTablesThanTheBackupKnowsAreWell() {
        DoctorFinding found = LiveDataCheck.verdict(List.of("public.a", "public.b"), BACKUP, held("public.a"));
        assertThat(found.level()).isEqualTo(DoctorFinding.Level.OK);
        assertThat(found.what()).isEqualTo("2 tables, and none of those that backup 20260111-020000 has is missing");
    }
}
