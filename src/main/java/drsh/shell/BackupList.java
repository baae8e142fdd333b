package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.backup.Backup;
import drsh.backup.Broken;
import drsh.backup.Catalog;
import drsh.backup.Foreign;
import drsh.backup.Manifest;
import drsh.backup.Notes;
import drsh.backup.Place;
import drsh.command.Amounts;
import drsh.postgres.Facts;
import drsh.retention.RetentionPlan;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The catalog, as {@code backup list} shows it.
 *
 * @param storage where new backups go, or the one that was asked for
 * @param backups newest first
 * @param foreign files without a manifest that look like backups
 * @param broken the names of the manifests that vouch for nothing
 * @param away storages that are not there
 * @param remarks what has to be said beside the table, a line each
 */
record BackupList(
        String storage,
        List<Line> backups,
        List<File> foreign,
        List<String> broken,
        List<String> away,
        @JsonIgnore List<String> remarks) {

    /**
     * A backup.
     *
     * @param ageSeconds how old its data is
     * @param size of all its files in bytes
     * @param rows in all tables, null where nobody has counted them
     * @param encryption such as {@code none} or {@code passphrase}
     * @param verifiedAt when it was last read to its end, null if never
     * @param suspect why it may not hold what it should, or null
     * @param drilled how its last drill ended, {@code passed} or {@code failed}; null if there was none
     * @param kept why retention keeps it, in a few words
     * @param present whether its files are there
     * @param good whether a recovery may rely on it
     * @param storages the names of the storages where it is
     */
    record Line(
            String id,
            String database,
            String method,
            String time,
            long ageSeconds,
            long size,
            @Nullable Long rows,
            String encryption,
            @Nullable String verifiedAt,
            @Nullable String suspect,
            @Nullable String drilled,
            String kept,
            boolean pinned,
            boolean present,
            boolean good,
            boolean imported,
            List<String> storages,
            @Nullable String label) {}

    /** A foreign file: its name, its size in bytes, and what it is by its first bytes. */
    record File(String file, long size, String content) {}

    /**
     * Of what is there.
     *
     * @param in the one storage to look at; else all
     * @throws drsh.command.DrshException (usage) when there is none of that name
     */
    static BackupList of(Workspace workspace, Optional<String> in, Predicate<Backup> wanted) {
        Catalog catalog = in.map(workspace.catalog()::only).orElseGet(workspace::catalog);
        Catalog.Contents contents = catalog.contents();
        Map<String, RetentionPlan> plans = new HashMap<>();
        catalog.places()
                .forEach(place ->
                        plans.put(place.name(), workspace.retention(place).plan()));
        List<Line> lines = contents.backups().stream()
                .filter(wanted)
                .map(backup -> line(backup, plans, workspace.clock()))
                .toList();
        return new BackupList(
                catalog.storage().where(),
                lines,
                contents.foreign().stream().map(BackupList::file).toList(),
                contents.broken().stream().map(Broken::file).toList(),
                contents.away(),
                new BackupRemarks(catalog, contents, StackFolder.hasComposeFile(workspace)).about(lines));
    }

    private static File file(Foreign foreign) {
        return new File(
                foreign.file(),
                foreign.size(),
                foreign.content() == null ? "cannot be read" : foreign.content().words());
    }

    private static Line line(Backup backup, Map<String, RetentionPlan> plans, Clock clock) {
        Manifest manifest = backup.manifest();
        Notes notes = manifest.notes();
        Facts facts = manifest.facts();
        Notes.Drill drill = notes.drill();
        return new Line(
                backup.id().value(),
                manifest.source().database(),
                manifest.method().toString(),
                manifest.time().toInstant().toString(),
                backup.age(clock).toSeconds(),
                backup.size(),
                facts == null ? null : facts.rows(),
                manifest.encryption().toString(),
                notes.verifiedAt() == null
                        ? null
                        : notes.verifiedAt().toInstant().toString(),
                notes.suspect(),
                drill == null ? null : drill.passed() ? "passed" : "failed",
                kept(backup, plans),
                notes.pinned(),
                backup.present(),
                backup.good(),
                manifest.imported(),
                backup.copies().stream().map(copy -> copy.place().name()).toList(),
                notes.label());
    }

    /** At the first place that keeps it; it expires where none does. */
    private static String kept(Backup backup, Map<String, RetentionPlan> plans) {
        String first = plans.containsKey(Place.MAIN)
                ? Place.MAIN
                : backup.copies().get(0).place().name();
        return backup.copies().stream()
                .map(copy -> copy.place().name())
                .sorted((one, other) -> Boolean.compare(other.equals(first), one.equals(first)))
                .flatMap(place -> Optional.ofNullable(plans.get(place))
                        .flatMap(plan -> kept(backup, plan))
                        .map(words -> place.equals(first) ? words : words + " (" + place + ")")
                        .stream())
                .findFirst()
                .orElse("expires");
    }

    private static Optional<String> kept(Backup backup, RetentionPlan plan) {
        return plan.kept().stream()
                .filter(decision -> decision.backup().id().equals(backup.id()))
                .findFirst()
                .map(decision -> {
                    String tiers = plan.tiers(backup.id());
                    if (decision.backup().pinned()) {
                        return tiers.isEmpty() ? "pinned" : "pinned, " + tiers;
                    }
                    return tiers.isEmpty() ? decision.reasons().get(0).toString() : tiers;
                });
    }

    /** Columns that say the same of every backup are left out. */
    Table table() {
        List<Column> shown = new ArrayList<>(List.of(
                new Column("ID", Line::id),
                new Column("AGE", line -> Amounts.time(Duration.ofSeconds(line.ageSeconds()))),
                new Column("SIZE", line -> Amounts.size(line.size())),
                new Column(
                        "ROWS",
                        line -> line.rows() == null ? "unknown" : line.rows().toString()),
                new Column("METHOD", line -> line.imported() ? line.method() + " (imported)" : line.method()),
                new Column("VERIFIED", BackupList::verified)));
        addIf(
                shown,
                line -> !line.encryption().equals("none"),
                new Column("ENCRYPTED", line -> line.encryption().replaceFirst(" ", ":")));
        addIf(
                shown,
                line -> line.drilled() != null,
                new Column("DRILLED", line -> line.drilled() == null ? "no" : line.drilled()));
        addIf(
                shown,
                line -> !line.storages().equals(List.of("main")),
                new Column("WHERE", line -> String.join(", ", line.storages())));
        shown.add(new Column("KEPT", Line::kept));
        addIf(
                shown,
                line -> line.label() != null,
                new Column("LABEL", line -> line.label() == null ? "" : line.label()));
        Table table = new Table();
        for (Column column : shown) {
            switch (column.heading()) {
                case "AGE", "SIZE" -> table.amount(column.heading());
                case "ROWS" -> table.amount(column.heading()).spare(1);
                case "LABEL" -> table.text(column.heading()).spare(2);
                case "ENCRYPTED" -> table.text(column.heading()).spare(3);
                case "KEPT" -> table.text(column.heading()).spare(4);
                case "METHOD" -> table.column(column.heading()).spare(5);
                case "WHERE" -> table.column(column.heading()).spare(6);
                case "DRILLED" -> table.column(column.heading()).spare(7);
                default -> table.column(column.heading());
            }
        }
        backups.forEach(line -> table.row(
                shown.stream().map(column -> column.cell().apply(line)).toArray()));
        return table;
    }

    private record Column(String heading, Function<Line, String> cell) {}

    private void addIf(List<Column> columns, Predicate<Line> anySays, Column column) {
        if (backups.stream().anyMatch(anySays)) {
            columns.add(column);
        }
    }

    private static String verified(Line line) {
        if (!line.present()) {
            return "MISSING";
        }
        if (line.suspect() != null) {
            return "SUSPECT";
        }
        return line.verifiedAt() == null ? "no" : "yes";
    }

    Table foreignTable() {
        Table table = new Table().text("FOREIGN FILE").amount("SIZE").text("WHAT IT IS");
        foreign.forEach(file -> table.row(file.file(), Amounts.size(file.size()), file.content()));
        return table;
    }
}
