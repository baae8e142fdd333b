package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.Configuration;
import drsh.config.ConfigurationFile;
import drsh.config.Setting;
import drsh.config.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured, and how that gets into a file; none of it needs Compose or an engine. */
class ConfigWritingTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-11T02:00:00Z"), ZoneOffset.UTC);

    private static final String NEW = "stack: {project: shop}\n";
    private static final OldSettings UNREADABLE = new OldSettings(Path.of("drsh.yml"), Optional.empty());

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
        assertThat(writing.replace(NEW, UNREADABLE, CLOCK))
                .isEqualTo(folder.resolve("drsh.yml_before_20260111_020000"))
                .hasContent("mine");
        assertThat(folder.resolve("drsh.yml")).hasContent(NEW);
        assertThat(writing.replace("stack: {project: other}\n", UNREADABLE, CLOCK))
                .isEqualTo(folder.resolve("drsh.yml_before_20260111_020000_2"))
                .hasContent(NEW);
        assertThat(folder.resolve("drsh.yml_before_20260111_020000")).hasContent("mine");
        assertThat(names())
                .containsExactly("drsh.yml", "drsh.yml_before_20260111_020000", "drsh.yml_before_20260111_020000_2");
    }

    @Test
    void theOldOneStandsAsItWasWhenTheNewOneCannotTakeItsPlace() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), "encryption: {always: true}\n");
        ConfigWriting writing = new ConfigWriting(folder);
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> writing.replace("stack: {colour: blue}\n", UNREADABLE, CLOCK));
        OldSettings old = OldSettings.of(writing.file());
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> writing.replace(NEW, old, CLOCK))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("encryption.always; nothing was changed");
        assertThat(folder.resolve("drsh.yml")).hasContent("encryption: {always: true}\n");
        assertThat(names()).containsExactly("drsh.yml");
    }

    /** The file systems of most sticks and some shares. */
    private static void noLinks(Path link, Path existing) {
        throw new UnsupportedOperationException();
    }

    private static Object inode(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Test
    void withoutLinksTheDraftItselfGetsTheNameSoThatItIsNeverHalfThere() throws IOException {
        List<Object> drafts = new ArrayList<>();
        new ConfigWriting(folder, (link, draft) -> {
                    assertThat(draft).hasContent(NEW);
                    drafts.add(inode(draft));
                    noLinks(link, draft);
                })
                .write(NEW);
        assertThat(folder.resolve("drsh.yml")).hasContent(NEW);
        assertThat(drafts).containsExactly(inode(folder.resolve("drsh.yml")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("drsh.yml"))))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("drsh.yml");
    }

    @Test
    void withoutLinksToOneThatAppearsInThatVeryMomentIsNotWrittenOver() throws IOException {
        ConfigWriting writing = new ConfigWriting(folder, (link, draft) -> {
            Files.writeString(link, "mine");
            noLinks(link, draft);
        });
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> writing.write(NEW))
                .withMessageContaining("is there already");
        assertThat(folder.resolve("drsh.yml")).hasContent("mine");
        assertThat(names()).containsExactly("drsh.yml");
    }

    @Test
    void withoutLinksTheOldOneIsKeptAsACopyWithItsMode() throws IOException {
        Path old = Files.writeString(folder.resolve("drsh.yml"), "mine");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
        ConfigWriting writing = new ConfigWriting(folder, ConfigWritingTests::noLinks);
        Path kept = writing.replace(NEW, UNREADABLE, CLOCK);
        assertThat(kept).hasContent("mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-r-----");
        assertThat(writing.replace("stack: {project: other}\n", UNREADABLE, CLOCK))
                .isEqualTo(folder.resolve("drsh.yml_before_20260111_020000_2"))
                .hasContent(NEW);
        assertThat(kept).hasContent("mine");
        assertThat(names())
                .containsExactly("drsh.yml", "drsh.yml_before_20260111_020000", "drsh.yml_before_20260111_020000_2");
    }

    @Test
    void anEmptyOneSetsNothing() throws IOException {
        ConfigurationFile file = new ConfigurationFile(folder, Optional.empty(), Map.of());
        Configuration without = file.load().values();
        Files.createFile(folder.resolve("drsh.yml"));
        assertThat(file.load().values()).isEqualTo(without);
    }

    @Test
    void aDirectoryOfThatNameIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("drsh.yml/sub"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> new ConfigWriting(folder).replace(NEW, UNREADABLE, CLOCK))
                .withMessageContaining("is a directory; nothing was changed");
        assertThat(names()).containsExactly("drsh.yml");
    }

    @Test
    void whatTheOldOneSetsIsSetInTheNewOneToo() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), """
                stack: {project: "007", compose-file: sub/compose.yml, health-timeout: 90s, time-zone: Europe/Berlin}
                backups: {directory: "/srv/it's: here", compress: "zstd:3", suspect-below: 40}
                encryption: {always: true}
                retention: {daily: 3}
                schedule: {at: "03:30", on-failure: [./tell us.sh, "it's"]}
                restore: {keep: 12h, jobs: 2}
                facts: {exact-rows: 5}
                runbooks: {directory: ours}
                """);
        ConfigWriting writing = new ConfigWriting(folder);
        OldSettings old = OldSettings.of(writing.file());
        assertThat(old.carried())
                .containsEntry("stack.compose-file", "sub/compose.yml")
                .containsEntry("backups.directory", "/srv/it's: here")
                .hasSize(15);
        writing.replace(Template.with(old.carried(), Map.of()), old, CLOCK);
        OldSettings anew = OldSettings.of(writing.file());
        assertThat(anew.carried()).isEqualTo(old.carried());
    }

    @Test
    void whatCannotBeWrittenAnewIsNamedBeforeAnythingIsChanged() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), """
                encryption: {recipients: [a.asc], passphrase-command: pass show drsh, passphrase-file: no-such-file}
                storages: {usb: {directory: usb, daily: 3}}
                retention: {daily: 3}
                """);
        OldSettings old = OldSettings.of(folder.resolve("drsh.yml"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(old::carried)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("sets what a new one would not: encryption.recipients,"
                        + " encryption.passphrase-file, encryption.passphrase-command, storages.usb.directory,"
                        + " storages.usb.daily; nothing was changed");
    }

    @Test
    void whatCannotBeReadSetsNothingThatIsKnown() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), "stack: {colour: blue}\n");
        OldSettings old = OldSettings.of(folder.resolve("drsh.yml"));
        assertThat(old.readable()).isFalse();
        assertThat(old.carried()).isEmpty();
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
