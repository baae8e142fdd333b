package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import drsh.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured, and how that gets into a file; none of it needs Compose or an engine. */
class ConfigWritingTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-11T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void itIsWrittenWholeForItsOwnerAlone() throws IOException {
        new ConfigWriting(folder).write("stack: {project: shop}\n");
        assertThat(names()).containsExactly("drsh.yml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("drsh.yml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), "mine");
        ConfigWriting writing = new ConfigWriting(folder);
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(writing::requireNone)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("is there already; nothing was written");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> writing.write("stack: {project: shop}\n"))
                .withMessageContaining("is there already");
        assertThat(folder.resolve("drsh.yml")).hasContent("mine");
        assertThat(names()).containsExactly("drsh.yml");
    }

    @Test
    void theOldOneIsKeptUnderAnotherName() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), "mine");
        ConfigWriting writing = new ConfigWriting(folder);
        assertThat(writing.keep(CLOCK))
                .isEqualTo(folder.resolve("drsh.yml_before_20260111_020000"))
                .hasContent("mine");
        writing.write("stack: {project: shop}\n");
        assertThat(names()).containsExactly("drsh.yml", "drsh.yml_before_20260111_020000");
    }

    @Test
    void whatCouldNotBeReadIsNotWritten() throws IOException {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> new ConfigWriting(folder).write("stack: {colour: blue}\n"));
        assertThat(names()).isEmpty();
    }

    @Test
    void withoutAComposeFileTheRestIsShownAllTheSame() throws IOException {
        Files.writeString(
                folder.resolve("drsh.yml"),
                "stack: {time-zone: Europe/Berlin}\nretention: {weekly: 9}\nstorages: {usb: {directory: usb, daily: 3}}\n");
        try (Workspace workspace = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load())) {
            assertThat(FoundSettings.of(workspace))
                    .contains(
                            new Setting("stack.database", "(not known)", "There is no Compose file in " + folder),
                            new Setting("stack.migrate", "npx prisma migrate deploy", "default"),
                            new Setting("stack.time-zone", "Europe/Berlin", "drsh.yml, line 1"),
                            new Setting("storages.usb.daily", "3", "drsh.yml, line 3"),
                            new Setting("storages.usb.weekly", "9", "as retention.weekly"),
                            new Setting("encryption.passphrase-command", "", "default"));
        }
    }
}
