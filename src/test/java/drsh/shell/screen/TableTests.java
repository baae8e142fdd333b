package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class TableTests {

    private static String shown(Table table, int width) {
        return table.lines(width).stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }

    private static Table backups() {
        return new Table()
                .column("ID")
                .amount("SIZE")
                .text("LABEL")
                .row("20260111-020000", "1.2 GiB", "before the great update")
                .row("20260111-030000", "9 B", "日本");
    }

    @Test
    void columnsLineUpAlsoWithWideCharacters() {
        assertThat(shown(new Table().text("名前").column("X").row("日本", "1").row("abc", "2"), 80))
                .isEqualTo("名前  X\n日本  1\nabc   2");
    }

    @Test
    void amountsAreAlignedToTheRight() {
        assertThat(shown(backups(), Integer.MAX_VALUE)).isEqualTo("""
                        ID                  SIZE  LABEL
                        20260111-020000  1.2 GiB  before the great update
                        20260111-030000      9 B  日本""");
    }

    @Test
    void textIsShortenedBeforeAnythingElse() {
        assertThat(shown(backups(), 40)).contains("1.2 GiB  before the gr…").doesNotContain("update");
        assertThat(backups().lines(40)).allMatch(line -> line.columnLength() <= 40);
    }

    @Test
    void rowsAreStackedWhereEvenThatDoesNotFitSoThatNoIdIsCut() {
        assertThat(shown(backups(), 30))
                .startsWith("ID: 20260111-020000\nSIZE: 1.2 GiB\nLABEL: before the great update\n\nID:");
    }

    @Test
    void columnsThatCanBeSparedGoFirstByTheirRankAndAreNamed() {
        Table table = new Table()
                .column("ID")
                .column("METHOD")
                .spare(1)
                .column("WHERE")
                .spare(2)
                .column("VERIFIED")
                .row("1".repeat(30), "2".repeat(20), "3".repeat(20), "yes");
        assertThat(shown(table, 84)).contains("METHOD").contains("WHERE").doesNotContain("no room");
        assertThat(shown(table, 83))
                .isEqualTo("ID" + " ".repeat(30) + "METHOD" + " ".repeat(16) + "VERIFIED\n"
                        + "1".repeat(30) + "  " + "2".repeat(20) + "  yes\n"
                        + "no room here for WHERE; a wider window shows it");
        assertThat(shown(table, 60)).contains("no room here for METHOD, WHERE;");
        assertThat(shown(table, 59)).startsWith("ID: 111");
    }

    @Test
    void aTableWithoutHeadingsHasNoLineOfThemAndIsNeverCut() {
        Table pairs = new Table().column("").text("").row("a", "x".repeat(100)).row("long", "y");
        assertThat(shown(pairs, 20)).isEqualTo("a     " + "x".repeat(100) + "\nlong  y");
    }

    @Test
    void noRowsMeanNoHeadings() {
        assertThat(new Table().column("ID").lines(80)).isEmpty();
    }

    @Test
    void foreignTextCannotSteerTheTerminal() {
        assertThat(shown(new Table().column("NAME").row("a\033[2Jb\nc\u202Ed"), 80))
                .isEqualTo("NAME\na\\x1b[2Jb\\nc\\u202ed");
    }

    @Test
    void commandsGoOnInTheNextLineAndAreNeverCut() {
        Table table = new Table()
                .column("STEP")
                .wrapped("RUNS")
                .wrapped("UNDO")
                .row("2. Restore", "restore run 20260111-020000 --accept-migrations", "restore undo")
                .row("3. Start", "stack up", "stack down");
        assertThat(shown(table, 60)).isEqualTo("""
                        STEP        RUNS                                  UNDO
                        2. Restore  restore run 20260111-020000           restore
                                    --accept-migrations                   undo
                        3. Start    stack up                              stack down""");
        assertThat(table.lines(60)).allMatch(line -> line.columnLength() <= 60);
        assertThat(shown(table, Integer.MAX_VALUE)).contains("--accept-migrations  restore undo");
        assertThat(shown(table, 40)).startsWith("STEP: 2. Restore\nRUNS: restore run 20260111-020000 --accept");
    }
}
