package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.command.Moments;
import drsh.drill.DrillEntry;
import drsh.drill.DrillHistory;
import drsh.drill.KnownDrill;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * The drills of a stack, as {@code drill history} shows them.
 *
 * @param drills newest first
 * @param zone of the times in the table
 */
record DrillList(List<Line> drills, @JsonIgnore ZoneId zone) {

    /**
     * A drill.
     *
     * @param at when it ended
     * @param ageSeconds how long ago that was
     * @param where {@code scratch} or {@code isolated}
     * @param suspect why the backup may not hold what it should, so that the drill does not count, or null
     */
    record Line(
            String at,
            long ageSeconds,
            String backup,
            String where,
            boolean passed,
            double tookSeconds,
            String remark,
            @Nullable String suspect) {}

    static DrillList of(DrillHistory history, List<Backup> backups, Clock clock) {
        return new DrillList(
                history.newestFirst().stream()
                        .map(entry -> line(entry, KnownDrill.of(entry, backups).suspect(), clock.instant()))
                        .toList(),
                clock.getZone());
    }

    private static Line line(DrillEntry entry, @Nullable String suspect, Instant now) {
        return new Line(
                entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(entry.at(), now).toSeconds(),
                entry.backup(),
                entry.where().toString(),
                entry.passed(),
                entry.took().toMillis() / 1000.0,
                entry.remark(),
                suspect);
    }

    Table table() {
        Table table = new Table()
                .amount("AGE")
                .column("BACKUP")
                .column("RESULT")
                .column("WHERE")
                .spare(2)
                .amount("TOOK")
                .spare(3)
                .column("WHEN")
                .spare(4)
                .text("WHAT WAS FOUND")
                .spare(1);
        drills.forEach(line -> table.row(
                Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                line.backup(),
                result(line),
                line.where(),
                Amounts.time(Duration.ofMillis(Math.round(line.tookSeconds() * 1000))),
                Moments.minute(Instant.parse(line.at()), zone),
                line.suspect() == null ? line.remark() : "suspect: " + line.suspect() + "; " + line.remark()));
        return table;
    }

    /** The remark is the first that a narrow terminal leaves out: what must not be missed stands here. */
    private static AttributedString result(Line line) {
        if (!line.passed()) {
            return Styled.bad("FAILED");
        }
        return line.suspect() == null ? Styled.good("passed") : Styled.warning("passed, SUSPECT");
    }
}
