package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTests {

    private static final Path FOLDER = Path.of("/srv/shop");

    @TempDir
    Path directory;

    private FakePrograms programs;
    private Schedulers schedulers;

    @BeforeEach
    void programs() throws IOException {
        programs = new FakePrograms(directory);
        programs.systemctl();
        schedulers = Schedulers.of(programs.machine(true, true));
    }

    @Test
    void installingWritesBothUnitsAndAsksSystemdAfterwards() throws IOException {
        Installed installed = schedulers.install(Jobs.plain());
        assertThat(installed.state()).isEqualTo("enabled, active");
        assertThat(installed.remarks()).isEmpty();
        assertThat(programs.calls())
                .containsExactly(
                        "daemon-reload",
                        "enable --now drsh-shop.timer",
                        "is-enabled drsh-shop.timer",
                        "is-active drsh-shop.timer");
        Path service = programs.units().resolve("drsh-shop.service");
        assertThat(service).content().isEqualTo(UnitText.service(Jobs.plain(), true));
        assertThat(programs.units().resolve("drsh-shop.timer")).content().isEqualTo(UnitText.timer(Jobs.plain()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(service)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void theDryRunPrintsWhatWouldBeWrittenAndWritesNothing() {
        assertThat(schedulers.choose(Jobs.plain()).preview(Jobs.plain()))
                .contains(UnitText.service(Jobs.plain(), true), UnitText.timer(Jobs.plain()))
                .contains("would run systemctl enable --now drsh-shop.timer");
        assertThat(programs.units()).doesNotExist();
        assertThat(directory.resolve("calls")).doesNotExist();
    }

    @Test
    void aUserHasASystemdOfItsOwnAndIsToldOfItsLimit() throws IOException {
        Installed installed = Schedulers.of(programs.machine(true, false)).install(Jobs.plain());
        assertThat(programs.calls()).allMatch(call -> call.startsWith("--user "));
        assertThat(installed.remarks()).singleElement().asString().contains("'loginctl enable-linger ops'");
    }

    @Test
    void removingLeavesNothing() throws IOException {
        schedulers.install(Jobs.plain());
        schedulers.remove(FOLDER);
        assertThat(programs.calls()).endsWith("disable --now drsh-shop.timer", "daemon-reload");
        try (Stream<Path> left = Files.list(programs.units())) {
            assertThat(left).isEmpty();
        }
        assertThat(schedulers.installed(FOLDER)).isEmpty();
    }

    @Test
    void installingUnderANewNameOfTheStackReplacesTheOldOne() throws IOException {
        schedulers.install(Jobs.plain());
        Job job = Jobs.plain();
        schedulers.install(
                new Job("renamed", job.folder(), job.at(), job.command(), job.environment(), job.installed()));
        try (Stream<Path> units = Files.list(programs.units())) {
            assertThat(units.map(unit -> unit.getFileName().toString()))
                    .containsExactlyInAnyOrder("drsh-renamed.service", "drsh-renamed.timer");
        }
    }

    @Test
    void aNewTimeIsTakenByATimerThatRunsAlready() throws IOException {
        schedulers.install(Jobs.plain());
        schedulers.install(Jobs.plain());
        assertThat(programs.calls()).contains("restart drsh-shop.timer");
    }

    @Test
    void aUnitThatIsNotOursIsNotOverwritten() throws IOException {
        Files.createDirectories(programs.units());
        Path other = Files.writeString(programs.units().resolve("drsh-shop.service"), "[Unit]\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("is not for /srv/shop");
        assertThat(other).hasContent("[Unit]");
    }

    @Test
    void aTimerThatSystemdDoesNotRunIsNoSuccess() throws IOException {
        programs.write("systemctl", "case $1 in is-*) echo inactive ;; esac\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED))
                .hasMessageContaining("inactive, inactive");
        assertThat(schedulers.installed(FOLDER).get(0).remarks())
                .isEqualTo(List.of("systemd says of the timer: inactive, inactive; 'schedule install' mends it"));
    }

    @Test
    void whatSystemdComplainsOfIsPassedOn() throws IOException {
        programs.write("systemctl", "echo 'Failed to connect to bus' >&2; exit 1\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain()))
                .hasMessage("'systemctl daemon-reload' failed: Failed to connect to bus");
    }
}
