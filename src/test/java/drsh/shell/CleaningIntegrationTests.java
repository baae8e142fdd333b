package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.docker.Container;
import drsh.practice.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a killed drsh can leave behind, made by hand, named by doctor and cleaned up by it. */
@ExtendWith(TestStack.Provided.class)
class CleaningIntegrationTests {

    private static final List<String> CHECKS = List.of(
            "lock",
            "programs left behind",
            "containers left behind",
            "volumes left behind",
            "scratch databases left behind",
            "directories left behind",
            "database open",
            "unfinished backups");

    @TempDir
    Path temporary = Path.of("");

    private PracticeShell shell;
    private Container database;
    private Path partial;

    @BeforeEach
    void leaveAllBehind(TestStack test) throws Exception {
        shell = PracticeShell.of(test, temporary);
        database = test.stack().databaseContainer().orElseThrow();
        String image = test.stack().services().database().image();
        String kernel = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip() + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        shell.query("CREATE DATABASE reflectus_scratch_20260101_000000");
        shell.query("ALTER DATABASE reflectus ALLOW_CONNECTIONS false");
        docker(
                "exec",
                database.name(),
                "sh",
                "-c",
                "mkdir /tmp/drsh.left && touch /tmp/drsh.left/dump /tmp/drsh.swap.x");
        docker(
                "exec",
                "-d",
                "-e",
                "DRSH_RUN=left",
                "-e",
                "DRSH_PROCESS=" + kernel + "|999999999|1",
                database.name(),
                "sleep",
                "300");
        docker("volume", "create", "--label", "drsh.tools=" + shell.stack(), volume());
        docker("volume", "create", "--label", "drsh.tools=" + shell.stack(), keptVolume());
        docker(
                "create",
                "--name",
                helper(),
                "--label",
                "drsh.tools=" + shell.stack(),
                "-v",
                volume() + ":/left",
                "--entrypoint",
                "true",
                image);
        docker(
                "create",
                "--name",
                shell.lock(),
                "--label",
                "drsh.lock.owner='killed'",
                "--label",
                "drsh.lock.since=2026-01-11T02:00:00Z",
                "--label",
                "drsh.lock.kernel=" + kernel,
                "--label",
                "drsh.lock.process=999999999",
                "--label",
                "drsh.lock.began=1",
                "--entrypoint",
                "true",
                image);
        Path backups = Files.createDirectories(test.practice().path().resolve("backups"));
        partial = Files.createFile(backups.resolve(".backup_20260101_000000.dump.999999999.partial"));
        Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    }

    @AfterEach
    void tidy() throws Exception {
        shell.query("ALTER DATABASE reflectus ALLOW_CONNECTIONS true");
        docker("exec", database.name(), "sh", "-c", "rm -rf /tmp/drsh.*");
        remove("rm", "-f", "-v", helper());
        remove("rm", "-f", "-v", shell.lock());
        remove("volume", "rm", "-f", volume());
        remove("volume", "rm", "-f", keptVolume());
        Files.deleteIfExists(partial);
        shell.tidy();
    }

    private String helper() {
        return shell.stack() + "-left";
    }

    private String volume() {
        return shell.stack() + "-left-volume";
    }

    /** What is kept for an undo is never a leftover. */
    private String keptVolume() {
        return shell.stack() + "_postgres_data_before_20260101_000000";
    }

    private static String docker(String... words) throws Exception {
        return PracticeShell.docker(words);
    }

    private static void remove(String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> levels(Program.Ended doctor) {
        JsonNode checks =
                JsonMapper.shared().readTree(doctor.out()).path("data").path("checks");
        return CHECKS.stream()
                .map(name -> checks.valueStream()
                        .filter(check -> check.path("check").asString().equals(name))
                        .map(check -> check.path("level").asString())
                        .findFirst()
                        .orElse("no check '" + name + "'"))
                .toList();
    }

    @Test
    void doctorNamesAllOfItAndCleansItUpWhenItIsToldTo() throws Exception {
        Program.Ended looked = shell.program().run("doctor", "--json");
        assertThat(looked.code()).isEqualTo(9);
        assertThat(levels(looked)).containsOnly("warning");
        assertThat(looked.out()).contains("'doctor --clean'", "2026-01-11T02:00:00Z");

        assertThat(shell.program().run("doctor", "--clean").code()).isEqualTo(6);
        Program.Ended dry = shell.program().run("doctor", "--clean", "--dry-run");
        assertThat(dry.err())
                .contains(
                        "would end sleep, process ",
                        "would remove the container " + helper(),
                        "would remove the volume " + volume(),
                        "would drop the scratch database reflectus_scratch_20260101_000000",
                        "would open the live database reflectus",
                        "would remove /tmp/drsh.left in " + database.name(),
                        "would remove /tmp/drsh.swap.x in " + database.name(),
                        "would delete " + partial,
                        "would take over the lock of 'killed' since 2026-01-11T02:00:00Z")
                .doesNotContain(keptVolume());
        assertThat(levels(shell.program().run("doctor", "--json"))).containsOnly("warning");

        Program.Ended cleaned = shell.program().run("doctor", "--clean", "--yes", "--json");
        assertThat(levels(cleaned)).as(cleaned.err()).containsOnly("ok");
        assertThat(cleaned.err()).contains("done: drop the scratch database").doesNotContain("not done");
        assertThat(docker("exec", database.name(), "sh", "-c", "ls -d /tmp/drsh.* 2>/dev/null; true"))
                .isEmpty();
        assertThat(docker("top", database.name())).doesNotContain("sleep 300");
        assertThat(docker("ps", "-a", "--format", "{{.Names}}").lines()).doesNotContain(helper(), shell.lock());
        assertThat(docker("volume", "ls", "-q").lines())
                .doesNotContain(volume())
                .contains(keptVolume());
        assertThat(shell.users()).isPositive();
        assertThat(shell.scratchDatabases()).isEmpty();
        assertThat(partial).doesNotExist();
        assertThat(shell.program().run("doctor", "--clean").err()).contains("nothing is left behind");
    }

    @Test
    void whileALivingDrshIsAtWorkNothingIsTouchedAndAllOfItIsInUse(TestStack test) throws Exception {
        remove("rm", "-f", "-v", shell.lock());
        test.stack().locked("other work", () -> {
            try {
                Program.Ended cleaning = shell.program().run("doctor", "--clean", "--yes");
                assertThat(cleaning.code()).as(cleaning.err()).isEqualTo(7);
                assertThat(cleaning.err()).contains("is locked by 'other work'");
                Program.Ended looked = shell.program().run("doctor", "--json");
                assertThat(looked.out()).contains("in use by 'other work'", "held by 'other work'");
                assertThat(levels(looked).subList(0, 7)).containsOnly("ok");
                return Boolean.TRUE;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(shell.scratchDatabases()).hasSize(1);
        assertThat(partial).exists();
        assertThat(docker("volume", "ls", "-q").lines()).contains(volume());
    }
}
