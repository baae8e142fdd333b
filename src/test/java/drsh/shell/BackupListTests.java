package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.TestSealings;
import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.config.ConfigurationFile;
import drsh.shell.screen.Table;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackupListTests {

    @TempDir
    Path folder;

    private static final BackupList.Line PLAIN = line("20260111-020000", 3600, 11L, "none", null, null, "daily", null);

    @Test
    void columnsThatSayTheSameOfEveryBackupAreLeftOut() {
        assertThat(lines(list(PLAIN).table(), 80))
                .containsExactly(
                        "ID               AGE     SIZE  ROWS  METHOD  VERIFIED  KEPT",
                        "20260111-020000  1 h  2.0 MiB    11  custom  yes       daily");
    }

    @Test
    void whatAnyBackupHasToSayIsAColumn() {
        BackupList.Line full = line(
                "20260110-020000", 90_000, null, "public-key 951D6DDF5BA379D0", "it is small", "failed", "pinned", "l");
        assertThat(lines(list(PLAIN, full).table(), 200))
                .containsExactly(
                        "ID                   AGE     SIZE     ROWS  METHOD  VERIFIED  ENCRYPTED                    DRILLED  WHERE      KEPT    LABEL",
                        "20260111-020000      1 h  2.0 MiB       11  custom  yes       none                         no       main       daily   ",
                        "20260110-020000  1 d 1 h  2.0 MiB  unknown  custom  SUSPECT   public-key:951D6DDF5BA379D0  failed   main, usb  pinned  l");
    }

    @Test
    void severalRecipientsAreAListOfIds() {
        BackupList.Line two = line(
                "20260110-020000",
                90_000,
                null,
                "public-key 951D6DDF5BA379D0, 1111222233334444",
                null,
                null,
                "daily",
                null);
        assertThat(String.join("\n", lines(list(two).table(), 200)))
                .contains("  public-key:951D6DDF5BA379D0, 1111222233334444  ");
    }

    @Test
    void in80ColumnsWhatMattersMostIsShownAndAnIdIsNeverCut() {
        BackupList.Line full = line(
                "20260110-020000-12",
                90_000,
                null,
                "passphrase",
                "x",
                null,
                "daily, weekly, monthly",
                "before the big update");
        List<String> lines = lines(list(PLAIN, full).table(), 80);
        assertThat(lines)
                .allMatch(line -> line.length() <= 80)
                .containsExactly(
                        "ID                      AGE     SIZE     ROWS  VERIFIED  ENCRYPTED   LABEL",
                        "20260111-020000         1 h  2.0 MiB       11  yes       none        ",
                        "20260110-020000-12  1 d 1 h  2.0 MiB  unknown  SUSPECT   passphrase  before the…",
                        "no room here for METHOD, WHERE, KEPT; a wider window shows it");
        assertThat(lines(list(PLAIN, full).table(), 60)).hasSize(4).allMatch(line -> line.length() <= 80);
    }

    @Test
    void in40ColumnsEachCellHasALine() {
        assertThat(lines(list(PLAIN, PLAIN).table(), 40))
                .startsWith(
                        "ID: 20260111-020000",
                        "AGE: 1 h",
                        "SIZE: 2.0 MiB",
                        "ROWS: 11",
                        "METHOD: custom",
                        "VERIFIED: yes",
                        "KEPT: daily",
                        "",
                        "ID: 20260111-020000")
                .hasSize(15);
    }

    @Test
    void noBackupIsNoTableAndARemark() {
        assertThat(lines(list().table(), 80)).isEmpty();
    }

    @Test
    void noBackupIsARemarkOfTheStorageThatWasAskedFor() throws IOException {
        Files.createDirectory(folder.resolve("drive"));
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
    void namesFromElsewhereCannotSteerTheTerminal() {
        BackupList list = new BackupList(
                2,
                "/backups",
                List.of(),
                List.of(new BackupList.File("a\u001b[31m\nb.dump", 5, "a plain dump")),
                List.of(),
                List.of(),
                List.of());
        assertThat(lines(list.foreignTable(), 80)).hasSize(2).last().asString().startsWith("a\\x1b[31m\\nb.dump");
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
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("version", "storage", "backups", "foreign", "broken", "away");
        assertThat(json.path("version").asInt()).isEqualTo(2);
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
        assertThat(line.path("time").asString()).isEqualTo("2026-01-10T02:00Z");
        assertThat(line.path("verifiedAt").asString()).isEqualTo("2026-01-10T02:01Z");
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

    private static BackupList list(BackupList.Line... lines) {
        return new BackupList(2, "/backups", List.of(lines), List.of(), List.of(), List.of(), List.of());
    }

    private static BackupList.Line line(
            String id,
            long age,
            @Nullable Long rows,
            String encryption,
            @Nullable String suspect,
            @Nullable String drilled,
            String kept,
            @Nullable String label) {
        return new BackupList.Line(
                id,
                "reflectus",
                "custom",
                "2026-01-11T02:00Z",
                age,
                2 << 20,
                rows,
                encryption,
                "2026-01-11T02:01Z",
                suspect,
                drilled,
                kept,
                false,
                true,
                suspect == null,
                false,
                label == null ? List.of("main") : List.of("main", "usb"),
                label);
    }

    static List<String> lines(Table table, int width) {
        return table.lines(width).stream().map(AttributedString::toString).toList();
    }
}
