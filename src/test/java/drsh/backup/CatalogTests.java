package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTests {

    @TempDir
    Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new Catalog(new DirectoryStorage(directory));
    }

    @Test
    void theNewestByItsOwnTimeComesFirst() throws IOException {
        put("20260111-020000", "2026-01-11T02:00:00Z", true);
        put("20260112-020000", "2026-01-12T02:00:00Z", false);
        // A night when the clocks went back: a later backup with a smaller id.
        put("20260112-013000", "2026-01-12T03:30:00Z", false);
        assertThat(catalog.contents().backups())
                .extracting(backup -> backup.id().value())
                .containsExactly("20260112-013000", "20260112-020000", "20260111-020000");
        assertThat(find("latest")).isEqualTo("20260112-013000");
        assertThat(find("latest-verified")).isEqualTo("20260111-020000");
    }

    @Test
    void aUniqueBeginningNamesABackupAndAnAmbiguousOneIsAnError() throws IOException {
        put("20260111-020000", "2026-01-11T02:00:00Z", true);
        put("20260111-020000-2", "2026-01-11T02:00:00.5Z", true);
        put("20260112-020000", "2026-01-12T02:00:00Z", true);
        assertThat(find("20260112")).isEqualTo("20260112-020000");
        assertThat(find("20260111-020000")).isEqualTo("20260111-020000");
        assertThatThrownBy(() -> find("20260111"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .hasMessageContaining("names 2 backups, such as 20260111-020000-2 and 20260111-020000");
    }

    @Test
    void noneIsRefusedNamingTheDirectory() throws IOException {
        assertThatThrownBy(() -> find("latest"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(directory.toString());
        put("20260111-020000", "2026-01-11T02:00:00Z", false);
        assertThatThrownBy(() -> find("latest-verified")).hasMessageContaining("'latest-verified'");
        assertThatThrownBy(() -> find("")).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> find("../x")).isInstanceOf(DrshException.class);
    }

    @Test
    void aBackupWhoseFileIsGoneOrShortIsNotPresent() throws IOException {
        put("20260111-020000", "2026-01-11T02:00:00Z", true);
        Files.writeString(directory.resolve("backup_20260111_020000.dump"), "12");
        assertThat(catalog.find("latest").present()).isFalse();
        assertThat(catalog.find("latest").verified()).isFalse();
        assertThatThrownBy(() -> find("latest-verified")).isInstanceOf(DrshException.class);
    }

    @Test
    void whatNoManifestVouchesForIsForeignAndWhatCannotBeReadIsBroken() throws IOException {
        put("20260111-020000", "2026-01-11T02:00:00Z", true);
        Files.writeString(directory.resolve("backup_20260101_020000.dump"), "x");
        Files.writeString(directory.resolve("old.sql.gz"), "x");
        Files.writeString(directory.resolve("notes.txt"), "x");
        Files.writeString(directory.resolve("backup_20260102_020000.json"), "{");
        Files.writeString(directory.resolve(".backup_20260103_020000.dump.1.partial"), "x");
        Catalog.Contents contents = catalog.contents();
        assertThat(contents.backups()).hasSize(1);
        assertThat(contents.foreign())
                .extracting(Foreign::file)
                .containsExactly("backup_20260101_020000.dump", "old.sql.gz");
        assertThat(contents.broken()).extracting(Broken::file).containsExactly("backup_20260102_020000.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "2026011-020000", "20260111_020000", "20260111-020000-", "20260111-020000/x"})
    void otherTextsAreNoIds(String text) {
        assertThatThrownBy(() -> new BackupId(text)).isInstanceOf(DrshException.class);
    }

    @Test
    void anIdIsATimeAndAFileName() {
        BackupId id = BackupId.at(LocalDateTime.of(2026, 1, 11, 2, 0, 0));
        assertThat(id.value()).isEqualTo("20260111-020000");
        assertThat(id.numbered(2).value()).isEqualTo("20260111-020000-2");
        assertThat(id.numbered(2).fileStem()).isEqualTo("backup_20260111_020000-2");
    }

    private String find(String reference) {
        return catalog.find(reference).id().value();
    }

    private void put(String id, String time, boolean verified) throws IOException {
        Manifest manifest = Manifests.of(id, time, verified);
        Files.writeString(directory.resolve(manifest.data().file()), "123");
        Files.writeString(directory.resolve(manifest.id().fileStem() + ".globals.sql"), "123");
        Files.write(directory.resolve(manifest.id().fileStem() + ".json"), ManifestJson.write(manifest));
    }
}
