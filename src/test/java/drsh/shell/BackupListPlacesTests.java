package drsh.shell;

import static drsh.shell.BackupListTests.lines;
import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.TestSealings;
import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.config.ConfigurationFile;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the list says of what lies in the storages. */
class BackupListPlacesTests {

    @TempDir
    Path folder;

    @Test
    void noBackupIsARemarkOfTheStorageThatWasAskedFor() throws IOException {
        Files.createDirectory(folder.resolve("drive"));
        assertThat(listed().remarks())
                .contains("no backup in " + folder.resolve("backups")
                        + ", and no Compose file here: is this the folder of the stack?");
        Files.createFile(folder.resolve("compose.yaml"));
        assertThat(listed().remarks())
                .containsExactly(
                        "no backup in " + folder.resolve("backups") + "; make one with 'backup create'",
                        "the storage cloud (" + folder.resolve("cloud") + ") is not there");
        assertThat(listed("usb").remarks())
                .containsExactly(
                        "no backup in " + folder.resolve("drive") + "; 'backup copy ID --to usb' puts one there");
        assertThat(listed("cloud").remarks())
                .containsExactly("the storage cloud (" + folder.resolve("cloud") + ") is not there");
        StoredBackups.put(new DirectoryStorage(folder.resolve("backups")), "20260110-020000", "2026-01-10T02:00:00Z");
        assertThat(listed(Optional.empty(), backup -> false).remarks())
                .contains("no backup in " + folder.resolve("backups") + " is like that; 'backup list' shows all");
    }

    @Test
    void oneStorageIsListedWithoutWhatLiesInTheOthers() throws IOException {
        Path backups = folder.resolve("backups");
        DirectoryStorage main = new DirectoryStorage(backups);
        Path drive = Files.createDirectory(folder.resolve("drive"));
        StoredBackups.put(main, "20260110-020000", "2026-01-10T02:00:00Z");
        Manifest copied =
                StoredBackups.put(DirectoryStorage.existing(drive), "20260110-020000", "2026-01-10T02:00:00Z");
        StoredBackups.put(main, "20260111-020000", "2026-01-11T02:00:00Z");
        Files.writeString(backups.resolve("old.sql"), "-- PostgreSQL database dump\n", StandardCharsets.UTF_8);
        Files.writeString(backups.resolve("backup_1.json"), "{");
        Files.writeString(drive.resolve("older.sql"), "-- PostgreSQL database dump\n", StandardCharsets.UTF_8);
        Files.delete(drive.resolve(copied.data().file()));
        BackupList list = listed("usb");
        assertThat(list.storage()).isEqualTo(drive.toString());
        assertThat(list.backups())
                .extracting(line -> line.id() + " " + line.present() + " " + line.storages())
                .containsExactly("20260110-020000 false [usb]");
        assertThat(list.foreign()).extracting(BackupList.File::file).containsExactly("older.sql");
        assertThat(list.broken()).isEmpty();
        assertThat(list.remarks())
                .containsExactly("1 foreign file has no manifest; 'backup import " + drive + "/FILE' adopts it:");
        assertThat(listed("main").backups()).hasSize(2);
    }

    @Test
    void whatOnlyAnotherStorageKeepsDoesNotExpire() throws IOException {
        DirectoryStorage main = new DirectoryStorage(folder.resolve("backups"));
        Path drive = Files.createDirectory(folder.resolve("drive"));
        StoredBackups.put(main, "20260111-020000", "2026-01-11T02:00:00Z");
        StoredBackups.put(main, "20260111-010000", "2026-01-11T01:00:00Z");
        StoredBackups.put(DirectoryStorage.existing(drive), "20260111-010000", "2026-01-11T01:00:00Z");
        assertThat(listed().backups())
                .extracting(BackupList.Line::kept)
                .containsExactly("daily, weekly, monthly", "daily, weekly, monthly (usb)");
        assertThat(listed("main").backups())
                .extracting(BackupList.Line::kept)
                .containsExactly("daily, weekly, monthly", "expires");
        assertThat(listed("usb").backups()).extracting(BackupList.Line::kept).containsExactly("daily, weekly, monthly");
    }

    @Test
    void whatIsThereIsListedNewestFirstWithWhatIsWrong() throws IOException {
        Path backups = folder.resolve("backups");
        DirectoryStorage main = new DirectoryStorage(backups);
        Path drive = Files.createDirectory(folder.resolve("drive"));
        StoredBackups.put(main, "20260110-020000", "2026-01-10T02:00:00Z");
        StoredBackups.put(DirectoryStorage.existing(drive), "20260110-020000", "2026-01-10T02:00:00Z");
        Manifest suspect = StoredBackups.put(main, TestSealings.toRecipient());
        StoredBackups.suspect(main, suspect, "it holds no row in 2 tables");
        Manifest missing = StoredBackups.put(main, "20260112-020000", "2026-01-12T02:00:00Z");
        Files.delete(backups.resolve(missing.data().file()));
        Files.writeString(backups.resolve("old.sql"), "-- PostgreSQL database dump\n", StandardCharsets.UTF_8);
        Files.writeString(backups.resolve("backup_1.json"), "{");
        BackupList list = listed();

        assertThat(list.backups())
                .extracting(line -> line.id() + " " + line.present() + " " + line.good() + " " + line.storages())
                .containsExactly(
                        "20260112-020000 false false [main]",
                        "20260111-020000 true false [main]",
                        "20260110-020000 true true [main, usb]");
        assertThat(list.backups())
                .extracting(BackupList.Line::kept)
                .allMatch(kept -> !kept.isEmpty())
                .last()
                .isEqualTo("daily, weekly, monthly");
        assertThat(list.foreign()).containsExactly(new BackupList.File("old.sql", 28, "a plain dump"));
        assertThat(list.remarks())
                .containsExactly(
                        "20260111-020000 is suspect: it holds no row in 2 tables",
                        "The manifest 'backup_1.json' cannot be read",
                        "the storage cloud (" + folder.resolve("cloud") + ") is not there",
                        "1 foreign file has no manifest; 'backup import' adopts it:");
        String table = String.join("\n", lines(list.table(), 200));
        assertThat(table).contains("MISSING").contains("SUSPECT").contains("public-key:951D6DDF5BA379D0");
    }

    /** Scripts read these names: they do not change without a new version. */
    @Test
    void theFormOfItsJsonStays() throws IOException {
        StoredBackups.put(new DirectoryStorage(folder.resolve("backups")), "20260110-020000", "2026-01-10T02:00:00Z");
        JsonNode json = JsonMapper.shared().valueToTree(listed());
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("storage", "backups", "foreign", "broken", "away");
        JsonNode line = json.path("backups").path(0);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "database",
                        "method",
                        "time",
                        "ageSeconds",
                        "size",
                        "rows",
                        "encryption",
                        "verifiedAt",
                        "suspect",
                        "drilled",
                        "kept",
                        "pinned",
                        "present",
                        "good",
                        "imported",
                        "storages",
                        "label");
        assertThat(line.path("id").asString()).isEqualTo("20260110-020000");
        assertThat(line.path("time").asString()).isEqualTo("2026-01-10T02:00:00Z");
        assertThat(line.path("verifiedAt").asString()).isEqualTo("2026-01-10T02:01:00Z");
        assertThat(line.path("rows").asLong()).isEqualTo(11);
        assertThat(line.path("good").asBoolean()).isTrue();
        assertThat(line.path("suspect").isNull()).isTrue();
        assertThat(line.path("storages").path(0).asString()).isEqualTo("main");
    }

    private BackupList listed() throws IOException {
        return listed(Optional.empty(), backup -> true);
    }

    private BackupList listed(String storage) throws IOException {
        return listed(Optional.of(storage), backup -> true);
    }

    private BackupList listed(Optional<String> storage, Predicate<Backup> wanted) throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), """
                storages:
                  usb:
                    directory: drive
                  cloud:
                    directory: cloud
                stack:
                  time-zone: UTC
                """);
        try (Workspace workspace = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load())) {
            return BackupList.of(workspace, storage, wanted);
        }
    }
}
