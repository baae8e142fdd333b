package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.practice.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schedules through the packaged program, with a crontab of the test's own. */
@ExtendWith(TestStack.Provided.class)
class ScheduleIntegrationTests {

    private static final String CRONTAB = """
            #!/bin/sh
            if [ "$1" = -l ]; then
              [ -e 'DIR/table' ] || { echo 'no crontab for ops' >&2; exit 1; }
              exec cat 'DIR/table'
            fi
            cat "$1" > 'DIR/table'
            """;

    @TempDir
    Path directory;

    private Path folder;
    private Program drsh;

    @BeforeEach
    void ownCrontabAndNoSystemd(TestStack stack) throws IOException {
        Path crontab = directory.resolve("crontab");
        Files.writeString(crontab, CRONTAB.replace("DIR", directory.toString()));
        Files.setPosixFilePermissions(crontab, PosixFilePermissions.fromString("rwx------"));
        folder = stack.practice().path().toRealPath();
        drsh = PracticeShell.of(stack, directory.resolve("state"))
                .program()
                .with("PATH", directory + ":" + System.getenv("PATH"))
                .with("DRSH_JAVA_OPTS", "-Ddrsh.systemd=" + directory.resolve("none"));
    }

    @AfterEach
    void theFolderIsAsItWas() throws IOException {
        Files.deleteIfExists(folder.resolve("told"));
    }

    @Test
    void whatIsInstalledIsShownAndRemoved() throws Exception {
        assertThat(drsh.run("schedule", "install").code()).isEqualTo(6);
        assertThat(drsh.run("schedule", "install", "--dry-run").out()).contains("0 2 * * * cd '" + folder + "'");
        assertThat(directory.resolve("table")).doesNotExist();

        assertThat(drsh.run("schedule", "install", "--yes").code()).isZero();
        assertThat(directory.resolve("table")).content().contains("'" + drsh.launcher() + "' 'schedule' 'run'");
        JsonNode shown = json(drsh.run("schedule", "show", "--json"));
        assertThat(shown.path("installed").path(0).path("by").asString()).isEqualTo("cron");
        assertThat(shown.path("overdue").asBoolean()).isFalse();

        assertThat(drsh.run("schedule", "remove", "--yes").code()).isZero();
        assertThat(directory.resolve("table")).isEmptyFile();
        assertThat(drsh.run("schedule", "remove").out()).contains("nothing is scheduled for " + folder);
    }

    @Test
    void aRunLeavesItsRecordAndDoctorTellsOfIt() throws Exception {
        Program.Ended run = drsh.run("schedule", "run");
        assertThat(run.err()).contains("> backup create --label scheduled", "> backup verify latest");
        JsonNode shown = json(drsh.run("schedule", "show", "--json"));
        assertThat(shown.path("record").path("exitCode").asInt()).isEqualTo(run.code());

        Program.Ended doctor = drsh.run("doctor", "--json");
        assertThat(doctor.code()).isEqualTo(9);
        assertThat(level(doctor, "database")).isEqualTo("ok");
        assertThat(level(doctor, "newest verified backup")).isEqualTo("ok");
        assertThat(level(doctor, "schedule")).isEqualTo("warning");
    }

    @Test
    void aRunWithABrokenConfigurationIsRecordedToo() throws Exception {
        Path broken = Files.createDirectory(directory.resolve("broken"));
        Files.writeString(broken.resolve("drsh.yml"), "no-such-key: 1\n");
        Program there = new Program(drsh.launcher(), broken, drsh.state(), false, drsh.more());
        assertThat(there.run("schedule", "run").code()).isEqualTo(2);
        Files.delete(broken.resolve("drsh.yml"));
        assertThat(json(there.run("schedule", "show", "--json")).path("lastRun").asString())
                .isEqualTo("failed");
    }

    private static String level(Program.Ended doctor, String check) throws Exception {
        return Stream.of(json(doctor).path("checks"))
                .flatMap(checks -> checks.valueStream())
                .filter(line -> line.path("check").asString().equals(check))
                .map(line -> line.path("level").asString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Program.Ended ended) {
        return JsonMapper.shared().readTree(ended.out()).path("data");
    }
}
