package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronTests {

    private static final Path FOLDER = Path.of("/srv/shop");
    private static final byte[] OTHERS = "# caf\u00e9\r\n\n@daily tr -d '\\r'\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    private FakePrograms programs;
    private Schedulers schedulers;

    @BeforeEach
    void programs() throws IOException {
        programs = new FakePrograms(directory);
        programs.crontab();
        schedulers = Schedulers.of(programs.machine(false, true));
    }

    @Test
    void installingWhereThereIsNoCrontabYetMakesOne() {
        Installed installed = schedulers.install(Jobs.plain());
        assertThat(installed.by()).isEqualTo("cron");
        assertThat(installed.where()).containsExactly("the crontab of ops");
        assertThat(programs.table()).content().isEqualTo(String.join("\n", Crontab.block(Jobs.plain())) + "\n");
    }

    @Test
    void theOtherLinesSurviveInstallingTwiceAndRemoving() throws IOException {
        Files.write(programs.table(), OTHERS);
        schedulers.install(Jobs.plain());
        byte[] once = Files.readAllBytes(programs.table());
        assertThat(once).startsWith(OTHERS);
        schedulers.install(Jobs.plain());
        assertThat(programs.table()).hasBinaryContent(once);
        schedulers.remove(FOLDER);
        assertThat(programs.table()).hasBinaryContent(OTHERS);
    }

    @Test
    void whereTheExactBytesCannotBeHadNothingIsWritten() throws IOException {
        programs.write(
                "crontab", "[ \"$1\" = -l ] && printf '%s\\n' '# a \\r' && exit; echo 'no editor' >&2; exit 1\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageEndingWith("cannot be had: no editor");
    }

    @Test
    void theDryRunPrintsTheLinesAndWritesNothing() {
        assertThat(schedulers.choose(Jobs.plain()).preview(Jobs.plain()))
                .containsExactly("would put into the crontab of ops:", String.join("\n", Crontab.block(Jobs.plain())));
        assertThat(programs.table()).doesNotExist();
    }

    @Test
    void noTemporaryFileStays() throws IOException {
        schedulers.install(Jobs.plain());
        try (Stream<Path> left = Files.list(directory.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void withoutADaemonThatIsSeenItSaysSo() throws IOException {
        assertThat(schedulers.install(Jobs.plain()).remarks())
                .singleElement()
                .asString()
                .contains("no cron daemon");
        Files.createDirectories(directory.resolve("proc/77"));
        Files.writeString(directory.resolve("proc/77/comm"), "cron\n");
        assertThat(schedulers.installed(FOLDER).get(0).remarks()).isEmpty();
    }

    @Test
    void aCrontabThatCannotBeReadIsNotTakenForNone() throws IOException {
        programs.write("crontab", "echo 'You (ops) are not allowed to use this program' >&2; exit 1\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("not allowed");
    }

    @Test
    void aCrontabThatIsNotAsItWasWrittenIsNoSuccess() throws IOException {
        programs.write("crontab", "[ \"$1\" != -l ] || echo '@daily other'\n");
        assertThatThrownBy(() -> schedulers.install(Jobs.plain())).hasMessageContaining("is not as it was written");
    }

    @Test
    void systemdIsPreferredAndTakesOverFromCron() throws IOException {
        schedulers.install(Jobs.plain());
        programs.systemctl();
        Schedulers both = Schedulers.of(programs.machine(true, true));
        assertThat(both.install(Jobs.plain()).by()).isEqualTo("systemd");
        assertThat(both.installed(FOLDER)).extracting(Installed::by).containsExactly("systemd");
        assertThat(programs.table()).isEmptyFile();
    }

    @Test
    void withNeitherTheLineForAnotherProgramIsHandedOut() throws IOException {
        Files.delete(directory.resolve("crontab"));
        Schedulers none = Schedulers.of(programs.machine(false, true));
        assertThatThrownBy(() -> none.choose(Jobs.plain())).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.next()).endsWith(ShellText.line(Jobs.plain()));
        });
        assertThat(none.installed(FOLDER)).isEmpty();
    }
}
