package drsh.shell;

import drsh.artifact.Artifact;
import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.Notes;
import drsh.command.Amounts;
import drsh.command.Moments;
import drsh.postgres.Facts;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of one backup, as {@code backup show} shows it. */
final class BackupDetails {

    private final Backup backup;
    private final Clock clock;

    BackupDetails(Backup backup, Clock clock) {
        this.backup = backup;
        this.clock = clock;
    }

    Map<String, @Nullable Object> json() {
        Manifest m = backup.manifest();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", m.id().value());
        json.put("imported", m.imported());
        json.put("method", m.method());
        json.put("time", m.time().toInstant().toString());
        json.put("ageSeconds", backup.age(clock).toSeconds());
        json.put("tookSeconds", seconds(m.duration()));
        json.put("source", m.source());
        json.put("encryption", m.encryption());
        json.put("compression", m.compression());
        json.put("data", m.data());
        json.put("globals", m.globals());
        json.put("entries", m.entries());
        json.put("facts", m.facts());
        json.put("properties", m.properties());
        json.put("label", m.notes().label());
        json.put("pinned", m.notes().pinned());
        json.put("suspect", m.notes().suspect());
        json.put(
                "verifiedAt",
                m.notes().verifiedAt() == null
                        ? null
                        : m.notes().verifiedAt().toInstant().toString());
        json.put("drill", m.notes().drill() == null ? null : data(m.notes().drill()));
        json.put("present", backup.present());
        json.put("good", backup.good());
        json.put("storages", places());
        return json;
    }

    private static Map<String, Object> data(Notes.Drill drill) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", drill.at().toInstant().toString());
        data.put("passed", drill.passed());
        data.put("tookSeconds", seconds(drill.took()));
        data.put("remark", drill.remark());
        return data;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private List<String> places() {
        return backup.copies().stream().map(copy -> copy.place().name()).toList();
    }

    Table table() {
        Manifest m = backup.manifest();
        Table table = new Table().column("").text("");
        table.row("id", m.id());
        if (m.notes().label() != null) {
            table.row("label", m.notes().label());
        }
        table.row("pinned", m.notes().pinned() ? "yes: it never expires" : "no");
        if (m.notes().suspect() != null) {
            table.row("suspect", m.notes().suspect() + "; 'backup accept " + m.id() + "' says that it is right");
        }
        table.row(
                "of",
                "database '" + m.source().database() + "' of " + m.source().stack()
                        + (m.source().major() == 0
                                ? ""
                                : ", PostgreSQL " + m.source().major()));
        table.row("data as of", moment(m.time()) + " (" + Amounts.time(backup.age(clock)) + " old)");
        table.row("method", m.method() + (m.imported() ? ", imported" : "") + ", compression " + m.compression());
        table.row("encryption", m.encryption());
        m.artifacts().forEach(artifact -> file(table, artifact));
        for (Backup.Copy copy : backup.copies()) {
            table.row(
                    "in " + copy.place().name(),
                    copy.place().storage().where()
                            + (copy.present() ? "" : " (a file is MISSING or has another size)"));
            table.row("verified", verified(copy.manifest().notes().verifiedAt()));
        }
        if (m.notes().drill() != null) {
            table.row("last drill", drill(m.notes().drill()));
        }
        table.row(
                m.imported() ? "read by" : "made by",
                m.tools() + (m.imported() ? "" : ", in " + Amounts.time(m.duration())));
        Facts facts = m.facts();
        if (facts == null) {
            table.row("facts", "unknown; " + m.entries() + " entries were read");
        } else {
            facts(table, facts);
        }
        return table;
    }

    private String moment(OffsetDateTime at) {
        return Moments.second(at.toInstant(), clock.getZone());
    }

    private String verified(@Nullable OffsetDateTime at) {
        return at == null ? "no: never read to its end there, or damaged when it was read last" : moment(at);
    }

    private String drill(Notes.Drill drill) {
        return (drill.passed() ? "passed " : "FAILED ") + moment(drill.at()) + " in " + Amounts.time(drill.took())
                + ": " + drill.remark();
    }

    private static void file(Table table, Artifact artifact) {
        table.row("file", artifact.file() + ", " + Amounts.size(artifact.size()));
        table.row("SHA-256", artifact.sha256());
    }

    private static void facts(Table table, Facts facts) {
        table.row("extensions", String.join(", ", facts.extensions().keySet()));
        table.row("migrations", facts.migrations().size());
        facts.tables()
                .forEach((name, found) ->
                        table.row("table", name + ": " + (found.exact() ? "" : "about ") + found.rows() + " rows"));
    }
}
