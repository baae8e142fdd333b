package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.command.Amounts;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalog, as {@code backup list} shows it.
 *
 * @param version of this form
 * @param storage where the backups are
 * @param backups newest first
 * @param foreign files without a manifest that look like backups
 * @param broken manifests that cannot be read
 */
record BackupList(int version, String storage, List<Line> backups, List<String> foreign, List<String> broken) {

    /**
     * A backup.
     *
     * @param ageSeconds how old its data is
     * @param size of the dump in bytes
     * @param verifiedAt when it was last read to its end, null if never
     * @param present whether its files are there
     */
    record Line(
            String id,
            String database,
            String method,
            String time,
            long ageSeconds,
            long size,
            long rows,
            @Nullable String verifiedAt,
            boolean present,
            @Nullable String label) {}

    static BackupList of(Catalog catalog, Clock clock) {
        Catalog.Contents contents = catalog.contents();
        return new BackupList(
                1,
                catalog.storage().where(),
                contents.backups().stream().map(backup -> line(backup, clock)).toList(),
                contents.foreign(),
                contents.broken());
    }

    private static Line line(Backup backup, Clock clock) {
        var manifest = backup.manifest();
        var verified = manifest.verifiedAt();
        return new Line(
                backup.id().value(),
                manifest.database(),
                manifest.method(),
                manifest.time().toString(),
                backup.age(clock).toSeconds(),
                manifest.data().size(),
                manifest.facts().rows(),
                verified == null ? null : verified.toString(),
                backup.present(),
                manifest.label());
    }

    Table table() {
        Table table = new Table()
                .column("ID")
                .amount("AGE")
                .amount("SIZE")
                .amount("ROWS")
                .column("METHOD")
                .column("VERIFIED")
                .text("LABEL");
        backups.forEach(line -> table.row(
                line.id(),
                Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                Amounts.size(line.size()),
                line.rows(),
                line.method(),
                !line.present() ? "MISSING" : line.verifiedAt() == null ? "no" : "yes",
                line.label() == null ? "" : line.label()));
        return table;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!foreign.isEmpty()) {
            remarks.add(foreign.size() + " foreign files without a manifest: " + String.join(", ", foreign));
        }
        broken.forEach(name -> remarks.add("the manifest " + name + " cannot be read"));
        return remarks;
    }
}
