package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ComposeFile;
import drsh.docker.ProjectName;
import drsh.docker.ServiceName;
import drsh.docker.VolumeName;
import drsh.postgres.DatabaseName;
import drsh.volume.DatabaseService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataVolumeTests {

    private static final String USUAL = "/var/lib/postgresql/data";

    @Test
    void theVolumeAtTheUsualPlaceIsFound() {
        DatabaseService found = find(Map.of(), Map.of(USUAL, "pg", "/backups", "other"), Map.of());
        assertThat(found.volume()).isEqualTo(new VolumeName("shop_pg"));
        assertThat(found.target()).isEqualTo(USUAL);
        assertThat(found.below()).isEmpty();
    }

    @Test
    void theDataDirectoryMayLieBelowTheMount() {
        assertThat(find(Map.of("PGDATA", USUAL + "/pgdata/"), Map.of(USUAL + "/", "pg"), Map.of()))
                .extracting(DatabaseService::target, DatabaseService::below)
                .containsExactly(USUAL, "pgdata");
        assertThat(find(
                        Map.of(),
                        Map.of("/var/lib/postgresql", "pg"),
                        Map.of("PGDATA", "/var/lib/postgresql/18/docker")))
                .extracting(DatabaseService::target, DatabaseService::below)
                .containsExactly("/var/lib/postgresql", "18/docker");
    }

    @Test
    void theNearestOfTwoMountsHoldsTheData() {
        assertThat(find(Map.of(), Map.of("/var/lib/postgresql", "outer", USUAL, "pg"), Map.of())
                        .volume()
                        .value())
                .isEqualTo("shop_pg");
    }

    @Test
    void aDirectoryOfTheHostOrAVolumeWithoutANameIsRefused() {
        for (Map<String, String> mounts :
                List.of(Map.<String, String>of(), Map.of(USUAL, ""), Map.of(USUAL + "2", "pg"))) {
            assertThatThrownBy(() -> find(Map.of(), mounts, Map.of()))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                    .hasMessageContaining(USUAL)
                    .hasMessageContaining("'db'");
        }
    }

    private static DatabaseService find(
            Map<String, String> environment, Map<String, String> mounts, Map<String, String> image) {
        ComposeFile.Service service = new ComposeFile.Service(
                new ServiceName("db"),
                "postgres",
                environment,
                List.of(),
                false,
                java.util.Set.of(),
                mounts,
                List.of("postgres"),
                Duration.ZERO);
        ComposeFile file =
                new ComposeFile(new ProjectName("shop"), List.of(service), Map.of("pg", new VolumeName("shop_pg")));
        return DataVolume.of(
                new Services(file, service, null, new DatabaseName("shop"), "postgres"), "postgres:15", image);
    }
}
