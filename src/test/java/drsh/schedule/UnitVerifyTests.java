package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where systemd's own checker is installed, which works without a running systemd, the units have to please it. */
class UnitVerifyTests {

    @TempDir
    Path directory;

    private ProcessResult verify(Path launcher) throws IOException {
        Optional<Path> checker = SearchPath.of(System.getenv()).find("systemd-analyze");
        assumeThat(checker).isPresent();
        Job job = new Job(
                "shop",
                directory.resolve("it's \"50%\" of $HOME; # \\%s é\\ "),
                LocalTime.of(2, 0),
                List.of(launcher.toString(), "--config", "/etc/$x%y \"z\".yml", "schedule", "run"),
                Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", "/opt/it's a \"50%\" $JDK\\"),
                Jobs.INSTALLED);
        UnitFiles files = new UnitFiles(directory);
        files.write(files.service("shop"), UnitText.service(job, true));
        files.write(files.timer("shop"), UnitText.timer(job));
        List<String> command = List.of(
                checker.orElseThrow().toString(),
                "verify",
                files.service("shop").toString(),
                files.timer("shop").toString());
        return new ChildProcess(command, directory, Map.of("LC_ALL", "C"), Duration.ofMinutes(1)).run();
    }

    @Test
    void theyAreAcceptedAndNameTheLauncher() throws IOException {
        Path launcher =
                Files.createDirectories(directory.resolve("a 100% $new place")).resolve("drsh");
        Files.writeString(launcher, "#!/bin/sh\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        ProcessResult verified = verify(launcher);
        assertThat(verified.stderr()).doesNotContain("drsh-shop");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void theCheckerWouldHaveSeenAWrongLauncher() throws IOException {
        assertThat(verify(directory.resolve("no launcher")).stderr()).contains("no launcher is not executable");
    }
}
