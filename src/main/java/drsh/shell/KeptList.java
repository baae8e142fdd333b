package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.command.Amounts;
import drsh.command.Moments;
import drsh.restore.KeptDatabases.Kept;
import drsh.restore.KeptVolume;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What restores keep, as {@code restore list} shows it.
 *
 * @param databases newest first within each kind
 * @param volumes newest first
 * @param zone of the times in the tables
 */
record KeptList(
        List<Line> databases,
        List<VolumeLine> volumes,
        @JsonIgnore ZoneId zone) {

    /**
     * A kept volume.
     *
     * @param kind {@code before} a restore of the volume, or {@code undone} by an undo
     * @param cause what took its place
     */
    record VolumeLine(String name, String kind, String cause, long ageSeconds, String keptUntil) {}

    /**
     * A kept database.
     *
     * @param name its name
     * @param kind {@code prepared}, {@code replaced} by a restore, {@code undone} by an undo, {@code selected} tables, or
     *     {@code unfinished}
     * @param backup the backup that it was restored from, where that was noted
     * @param ageSeconds for how long it has been that
     * @param bytes its size
     * @param keptUntil when retention lets it expire
     */
    record Line(String name, String kind, @Nullable String backup, long ageSeconds, long bytes, String keptUntil) {}

    static KeptList of(List<Kept> kept, List<KeptVolume> volumes, Clock clock, Duration keep) {
        Instant now = clock.instant();
        return new KeptList(
                kept.stream().map(each -> line(each, now, keep)).toList(),
                volumes.stream().map(each -> line(each, now, keep)).toList(),
                clock.getZone());
    }

    private static VolumeLine line(KeptVolume kept, Instant now, Duration keep) {
        return new VolumeLine(
                kept.name().value(),
                kept.kind().toString(),
                kept.cause(),
                Math.max(0, Duration.between(kept.since(), now).toSeconds()),
                kept.since().plus(keep).toString());
    }

    private static Line line(Kept kept, Instant now, Duration keep) {
        return new Line(
                kept.name().value(),
                kept.kind().toString(),
                kept.backup(),
                Math.max(0, Duration.between(kept.since(), now).toSeconds()),
                kept.bytes(),
                kept.since().plus(keep).toString());
    }

    Table volumeTable() {
        Table table = new Table()
                .column("VOLUME")
                .column("KIND")
                .amount("AGE")
                .text("REPLACED BY")
                .spare(1)
                .column("KEPT UNTIL")
                .spare(2);
        volumes.forEach(line -> table.row(
                line.name(),
                line.kind(),
                Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                line.cause(),
                Moments.minute(Instant.parse(line.keptUntil()), zone)));
        return table;
    }

    Table table() {
        Table table = new Table()
                .column("DATABASE")
                .column("KIND")
                .amount("AGE")
                .amount("SIZE")
                .spare(1)
                .text("BACKUP")
                .spare(3)
                .column("KEPT UNTIL")
                .spare(2);
        databases.forEach(line -> table.row(
                line.name(),
                line.kind(),
                Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                Amounts.size(line.bytes()),
                line.backup() == null ? "-" : line.backup(),
                Moments.minute(Instant.parse(line.keptUntil()), zone)));
        return table;
    }
}
