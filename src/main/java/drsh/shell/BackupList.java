package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.Foreign;
import drsh.backup.Manifest;
import drsh.backup.Notes;
import drsh.command.Amounts;
import drsh.postgres.Facts;
import drsh.retention.Decision;
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
 * @param version of this form
 * @param storage where new backups go
 * @param backups newest first
 * @param foreign files without a manifest that look like backups
 * @param broken manifests that cannot be read
 * @param away storages that are not there
 */
record BackupList(
        int version, String storage, List<Line> backups, List<File> foreign, List<String> broken, List<String> away) {

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

    private static final int VERSION = 2;

    static BackupList of(Workspace workspace, Predicate<Backup> wanted) {
        Catalog catalog = workspace.catalog();
        Catalog.Contents contents = catalog.contents();
        Map<String, RetentionPlan> plans = new HashMap<>();
        catalog.places()
                .forEach(place ->
                        plans.put(place.name(), workspace.retention(place).plan()));
        return new BackupList(
                VERSION,
                catalog.storage().where(),
                contents.backups().stream()
                        .filter(wanted)
                        .map(backup -> line(backup, plans, workspace.clock()))
                        .toList(),
                contents.foreign().stream().map(BackupList::file).toList(),
                contents.broken(),
                contents.away());
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
                manifest.time().toString(),
                backup.age(clock).toSeconds(),
                backup.size(),
                facts == null ? null : facts.rows(),
                manifest.encryption().toString(),
                notes.verifiedAt() == null ? null : notes.verifiedAt().toString(),
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

    private static String kept(Backup backup, Map<String, RetentionPlan> plans) {
        RetentionPlan plan = plans.get(backup.copies().get(0).place().name());
        Optional<Decision> decision = plan == null
                ? Optional.empty()
                : plan.decisions().stream()
                        .filter(each -> each.backup().id().equals(backup.id()))
                        .findFirst();
        String tiers = plan == null ? "" : plan.tiers(backup.id());
        if (backup.manifest().notes().pinned()) {
            return tiers.isEmpty() ? "pinned" : "pinned, " + tiers;
        }
        return !tiers.isEmpty()
                ? tiers
                : decision.map(each -> each.keep() ? each.reasons().get(0).toString() : "expires")
                        .orElse("");
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
                case "AGE", "SIZE", "ROWS" -> table.amount(column.heading());
                case "LABEL", "KEPT", "ENCRYPTED" -> table.text(column.heading());
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

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (backups.isEmpty()) {
            remarks.add("no backup in " + storage + "; make one with 'backup create'");
        }
        backups.stream()
                .filter(line -> line.suspect() != null)
                .forEach(line -> remarks.add(line.id() + " is suspect: " + line.suspect()));
        broken.forEach(name -> remarks.add("the manifest " + name + " cannot be read"));
        away.forEach(name -> remarks.add("the storage " + name + " is not there"));
        if (!foreign.isEmpty()) {
            remarks.add(foreign.size() + " foreign files have no manifest; 'backup import' adopts them:");
        }
        return remarks;
    }
}
