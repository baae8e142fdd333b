package drsh.shell;

import drsh.backup.Place;
import drsh.command.Amounts;
import drsh.restore.Ageing;
import drsh.restore.VolumeAgeing;
import drsh.retention.Decision;
import drsh.retention.RetentionPlan;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What retention keeps, as {@code retention plan} shows it.
 *
 * @param zone whose days, weeks and months count
 * @param decisions one for each backup at each place, newest first
 * @param kept what restores keep beside the live data
 */
record RetentionReport(String zone, List<Line> decisions, KeptAges kept) {

    /**
     * What becomes of a backup.
     *
     * @param reasons why
     */
    record Line(String storage, String id, String database, long ageSeconds, boolean keep, List<String> reasons) {}

    static RetentionReport of(
            Map<Place, RetentionPlan> plans,
            Ageing.Plan kept,
            List<VolumeAgeing.Verdict> volumes,
            Workspace workspace) {
        return new RetentionReport(
                workspace.clock().getZone().getId(),
                plans.entrySet().stream()
                        .flatMap(entry -> entry.getValue().decisions().stream()
                                .map(decision -> line(entry.getKey(), decision, workspace)))
                        .toList(),
                KeptAges.of(kept, volumes, workspace.clock()));
    }

    private static Line line(Place place, Decision decision, Workspace workspace) {
        return new Line(
                place.name(),
                decision.backup().id().value(),
                decision.backup().database(),
                Duration.between(decision.backup().time(), workspace.clock().instant())
                        .toSeconds(),
                decision.keep(),
                decision.reasons().stream().map(Object::toString).toList());
    }

    /** Only what expires. */
    RetentionReport expiring() {
        return new RetentionReport(
                zone, decisions.stream().filter(line -> !line.keep()).toList(), kept.expiring());
    }

    /** Whether nothing is in it. */
    boolean empty() {
        return decisions.isEmpty()
                && kept.databases().isEmpty()
                && kept.volumes().isEmpty();
    }

    Table table() {
        boolean several = decisions.stream().map(Line::storage).distinct().count() > 1;
        Table table = several ? new Table().column("WHERE") : new Table();
        table.column("ID").amount("AGE").column("").text("WHY");
        for (Line line : decisions) {
            String age = Amounts.time(Duration.ofSeconds(line.ageSeconds()));
            String verdict = line.keep() ? "keep" : "EXPIRE";
            String why = String.join("; ", line.reasons());
            if (several) {
                table.row(line.storage(), line.id(), age, verdict, why);
            } else {
                table.row(line.id(), age, verdict, why);
            }
        }
        return table;
    }

    String summary() {
        Map<Boolean, Long> counts =
                decisions.stream().collect(Collectors.partitioningBy(Line::keep, Collectors.counting()));
        return counts.get(true) + " are kept, " + counts.get(false) + " expire; days, weeks and months are those of "
                + zone;
    }
}
