package drsh.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerArgumentsTests {

    @Test
    void theImagesOwnCommandIsTheServer() {
        assertThat(ServerArguments.of(List.of(), "/hba")).startsWith("postgres", "-c", "hba_file=/hba", "-c");
    }

    @Test
    void theServicesOwnArgumentsStayAndWhatKeepsItApartCountsLast() {
        assertThat(ServerArguments.of(List.of("postgres", "-c", "archive_mode=on", "-N", "5"), "/hba"))
                .startsWith("postgres", "-c", "archive_mode=on", "-N", "5", "-c", "hba_file=/hba")
                .containsSubsequence("archive_mode=on", "archive_mode=off");
    }

    @Test
    void argumentsAloneAreForTheServer() {
        assertThat(ServerArguments.of(List.of("-c", "shared_buffers=64MB"), "/hba"))
                .startsWith("postgres", "-c", "shared_buffers=64MB", "-c", "hba_file=/hba");
    }

    @Test
    void filesOfTheHostAreLeftOut() {
        assertThat(ServerArguments.of(
                        List.of(
                                "postgres",
                                "-c",
                                "config_file=/etc/postgresql.conf",
                                "--hba-file=/etc/hba",
                                "-c",
                                "work_mem=8MB"),
                        "/hba"))
                .startsWith("postgres", "-c", "work_mem=8MB", "-c", "hba_file=/hba")
                .doesNotContain("--hba-file=/etc/hba", "config_file=/etc/postgresql.conf");
    }

    @Test
    void aProgramThatIsNotTheServerIsNotRun() {
        assertThat(ServerArguments.of(List.of("/start.sh", "postgres"), "/hba"))
                .startsWith("postgres", "-c", "hba_file=/hba");
    }
}
