package drsh.shell;

import drsh.command.Amounts;
import drsh.drill.DrillEntry;
import drsh.drill.DrillHistory;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The drills of a stack, as {@code drill history} shows them.
 *
 * @param version of this form
 * @param drills newest first
 */
record DrillList(int version, List<Line> drills) {

    /**
     * A drill.
     *
     * @param at when it ended
     * @param where {@code scratch} or {@code isolated}
     */
    record Line(String at, String backup, String where, boolean passed, long tookMillis, String remark) {}

    static DrillList of(DrillHistory history, Clock clock) {
        return new DrillList(
                1,
                history.newestFirst().stream()
                        .map(entry -> line(entry, clock.getZone()))
                        .toList());
    }

    private static Line line(DrillEntry entry, ZoneId zone) {
        return new Line(
                OffsetDateTime.ofInstant(entry.at(), zone)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                entry.backup(),
                entry.where().toString(),
                entry.passed(),
                entry.took().toMillis(),
                entry.remark());
    }

    Table table() {
        Table table = new Table()
                .column("WHEN")
                .column("BACKUP")
                .column("WHERE")
                .column("RESULT")
                .amount("TOOK")
                .text("WHAT WAS FOUND");
        drills.forEach(line -> table.row(
                line.at(),
                line.backup(),
                line.where(),
                line.passed() ? Styled.good("passed") : Styled.bad("FAILED"),
                Amounts.time(Duration.ofMillis(line.tookMillis())),
                line.remark()));
        return table;
    }
}
