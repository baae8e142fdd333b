package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.screen.Table;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupListTests {

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
    void namesFromElsewhereCannotSteerTheTerminal() {
        BackupList list = new BackupList(
                "/backups",
                List.of(),
                List.of(new BackupList.File("a\u001b[31m\nb.dump", 5, "a plain dump")),
                List.of(),
                List.of(),
                List.of());
        assertThat(lines(list.foreignTable(), 80)).hasSize(2).last().asString().startsWith("a\\x1b[31m\\nb.dump");
    }

    private static BackupList list(BackupList.Line... lines) {
        return new BackupList("/backups", List.of(lines), List.of(), List.of(), List.of(), List.of());
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
