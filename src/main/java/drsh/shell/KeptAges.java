package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.command.Amounts;
import drsh.command.Moments;
import drsh.restore.Ageing;
import drsh.restore.VolumeAgeing;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What restores keep beside the live data, and for how long. What else they keep belongs here too, each kind in a list
 * of its own.
 *
 * @param unknown why nothing is known of it, so that nothing of it is dropped; null where it is known
 * @param databases newest first within each kind
 * @param volumes newest first
 * @param zone of the times in the tables
 */
record KeptAges(
        @Nullable String unknown,
        List<Line> databases,
        List<VolumeLine> volumes,
        @JsonIgnore ZoneId zone) {

    /**
     * What becomes of a kept volume.
     *
     * @param kind {@code before} or {@code undone}
     * @param cause what took its place
     * @param until until when it is kept, or was
     */
    record VolumeLine(
            String name, String kind, String cause, long ageSeconds, String until, boolean keep, String reason) {}

    /**
     * What becomes of a kept database.
     *
     * @param kind {@code prepared}, {@code replaced}, {@code undone} or {@code selected}
     * @param backup the id of the backup in it, or null where that is not known
     * @param ageSeconds since when it is that; null where its name tells no time
     * @param until until when it is kept, or was; null as above
     * @param reason why
     */
    record Line(
            String name,
            String kind,
            long bytes,
            @Nullable String backup,
            @Nullable Long ageSeconds,
            @Nullable String until,
            boolean keep,
            String reason) {}

    static KeptAges of(Ageing.Plan plan, List<VolumeAgeing.Verdict> volumes, Clock clock) {
        return new KeptAges(
                plan.unknown(),
                plan.verdicts().stream().map(verdict -> line(verdict, clock)).toList(),
                volumes.stream().map(verdict -> line(verdict, clock)).toList(),
                clock.getZone());
    }

    private static VolumeLine line(VolumeAgeing.Verdict verdict, Clock clock) {
        return new VolumeLine(
                verdict.volume().name().value(),
                verdict.volume().kind().toString(),
                verdict.volume().cause(),
                Duration.between(verdict.volume().since(), clock.instant()).toSeconds(),
                verdict.until().toString(),
                verdict.keep(),
                verdict.reason());
    }

    private static Line line(Ageing.Verdict verdict, Clock clock) {
        Instant until = verdict.until();
        return new Line(
                verdict.database().name().value(),
                verdict.database().kind().toString(),
                verdict.database().bytes(),
                verdict.database().backup(),
                until == null
                        ? null
                        : Duration.between(verdict.database().since(), clock.instant())
                                .toSeconds(),
                until == null ? null : until.toString(),
                verdict.keep(),
                verdict.reason());
    }

    /** Only what goes. */
    KeptAges expiring() {
        return new KeptAges(
                unknown,
                databases.stream().filter(line -> !line.keep()).toList(),
                volumes.stream().filter(line -> !line.keep()).toList(),
                zone);
    }

    Table volumeTable() {
        Table table = new Table()
                .column("VOLUME")
                .column("KIND")
                .amount("AGE")
                .column("")
                .text("WHY");
        volumes.forEach(line -> table.row(
                line.name(),
                line.kind(),
                Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                line.keep() ? "keep" : "EXPIRE",
                line.reason() + (line.keep() ? ", until " + minute(line.until()) : "")));
        return table;
    }

    Table table() {
        Table table = new Table()
                .column("DATABASE")
                .column("KIND")
                .amount("SIZE")
                .amount("AGE")
                .column("")
                .text("WHY");
        for (Line line : databases) {
            Long age = line.ageSeconds();
            table.row(
                    line.name(),
                    line.kind(),
                    Amounts.size(line.bytes()),
                    age == null ? "" : Amounts.time(Duration.ofSeconds(age)),
                    line.keep() ? "keep" : "EXPIRE",
                    line.reason() + (line.keep() && line.until() != null ? ", until " + minute(line.until()) : ""));
        }
        return table;
    }

    private String minute(String until) {
        return Moments.minute(Instant.parse(until), zone);
    }

    String summary() {
        if (unknown != null) {
            return "what restores keep is not known, and nothing of it is dropped: " + unknown;
        }
        long all = databases.size() + (long) volumes.size();
        long going = databases.stream().filter(line -> !line.keep()).count()
                + volumes.stream().filter(line -> !line.keep()).count();
        return "of what restores keep, " + (all - going) + " are kept, " + going + " expire";
    }
}
