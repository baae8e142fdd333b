package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that is known of one backup, as {@code backup show} shows it. */
final class BackupDetails {

    private final Backup backup;
    private final Clock clock;

    BackupDetails(Backup backup, Clock clock) {
        this.backup = backup;
        this.clock = clock;
    }

    Map<String, Object> json() {
        Manifest m = backup.manifest();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("id", m.id().value());
        json.put("stack", m.stack());
        json.put("database", m.database());
        json.put("method", m.method());
        json.put("time", m.time().toString());
        json.put("compression", m.compression());
        json.put("serverVersion", m.serverVersion());
        json.put("data", m.data());
        json.put("globals", m.globals());
        json.put("facts", m.facts());
        json.put("verifiedAt", String.valueOf(m.verifiedAt()));
        json.put("present", backup.present());
        return json;
    }

    Table table() {
        Manifest m = backup.manifest();
        Table table = new Table().column("").text("");
        table.row("id", m.id());
        table.row("of", "database '" + m.database() + "' of " + m.stack());
        table.row(
                "data as of",
                m.time().truncatedTo(ChronoUnit.SECONDS) + " (" + Amounts.time(backup.age(clock)) + " old)");
        table.row("file", m.data().file() + ", " + Amounts.size(m.data().size()) + ", " + m.compression());
        table.row("SHA-256", m.data().sha256());
        table.row("made by", m.tools() + ", in " + Amounts.time(m.duration()));
        table.row("verified", m.verifiedAt() == null ? "never" : m.verifiedAt());
        table.row("extensions", String.join(", ", m.facts().extensions().keySet()));
        table.row("migrations", m.facts().migrations().size());
        m.facts()
                .tables()
                .forEach((name, facts) ->
                        table.row("table", name + ": " + (facts.exact() ? "" : "about ") + facts.rows() + " rows"));
        return table;
    }
}
