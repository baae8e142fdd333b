package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Place;
import drsh.backup.StoredBackups;
import drsh.config.ConfigurationFile;
import drsh.retention.RetentionPlan;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetentionReportTests {

    @TempDir
    Path folder;

    private static final RetentionReport.Line KEPT = new RetentionReport.Line(
            "main", "20260111-020000", "reflectus", 7200, true, List.of("daily 1 of 7 (2026-01-11)", "last good one"));
    private static final RetentionReport.Line GOING = new RetentionReport.Line(
            "main", "20260110-020000", "reflectus", 93_600, false, List.of("its day is held by a newer one"));

    private static final KeptAges NONE = new KeptAges(null, List.of(), List.of(), ZoneOffset.UTC);

    @Test
    void eachVerdictHasItsReasons() {
        RetentionReport report = new RetentionReport("UTC", List.of(KEPT, GOING), NONE);
        assertThat(BackupListTests.lines(report.table(), 120))
                .containsExactly(
                        "ID                   AGE          WHY",
                        "20260111-020000      2 h  keep    daily 1 of 7 (2026-01-11); last good one",
                        "20260110-020000  1 d 2 h  EXPIRE  its day is held by a newer one");
        assertThat(report.summary()).isEqualTo("1 are kept, 1 expire; days, weeks and months are those of UTC");
    }

    @Test
    void ofSeveralPlacesEachIsNamed() {
        RetentionReport.Line away =
                new RetentionReport.Line("usb", GOING.id(), "reflectus", 93_600, true, List.of("pinned"));
        RetentionReport report = new RetentionReport("UTC", List.of(KEPT, away), NONE);
        assertThat(BackupListTests.lines(report.table(), 80).get(0)).startsWith("WHERE  ID ");
        assertThat(BackupListTests.lines(report.table(), 80).get(2)).startsWith("usb    20260110-020000");
    }

    @Test
    void inANarrowTerminalTheReasonIsCutAndTheIdIsNot() {
        List<String> lines = BackupListTests.lines(new RetentionReport("UTC", List.of(KEPT), NONE).table(), 50);
        assertThat(lines).allMatch(line -> line.length() <= 50);
        assertThat(lines.get(1)).startsWith("20260111-020000  2 h  keep").endsWith("…");
    }

    @Test
    void whatExpiresIsToldAlone() {
        RetentionReport report = new RetentionReport("UTC", List.of(KEPT, GOING), NONE);
        assertThat(report.expiring().decisions()).containsExactly(GOING);
        assertThat(new RetentionReport("UTC", List.of(KEPT), NONE)
                        .expiring()
                        .table()
                        .isEmpty())
                .isTrue();
    }

    /** Scripts read these names: they do not change without a new version. */
    @Test
    void itIsMadeOfThePlanOfEachPlaceAndTheFormOfItsJsonStays() throws IOException {
        Files.writeString(folder.resolve("drsh.yml"), """
                storages:
                  usb:
                    directory: drive
                    daily: 9
                retention:
                  daily: 1
                  weekly: 0
                  monthly: 0
                stack:
                  time-zone: Europe/Berlin
                """);
        for (String directory : List.of("backups", "drive")) {
            DirectoryStorage storage = new DirectoryStorage(folder.resolve(directory));
            StoredBackups.put(storage, "20260110-020000", "2026-01-10T02:00:00Z");
            StoredBackups.put(storage, "20260111-020000", "2026-01-11T02:00:00Z");
        }
        RetentionReport report = report();
        assertThat(report.decisions())
                .extracting(line -> line.storage() + " " + line.id() + " " + line.keep())
                .containsExactly(
                        "main 20260111-020000 true",
                        "main 20260110-020000 false",
                        "usb 20260111-020000 true",
                        "usb 20260110-020000 true");
        assertThat(report.decisions().get(1).reasons()).containsExactly("older than 1 daily one");
        JsonNode json = JsonMapper.shared().valueToTree(report);
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("zone", "decisions", "kept");
        assertThat(json.path("kept").propertyNames()).containsExactlyInAnyOrder("unknown", "databases", "volumes");
        assertThat(json.path("kept").path("unknown").asString()).contains("no Compose file");
        assertThat(json.path("zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(json.path("decisions").path(0).propertyNames())
                .containsExactlyInAnyOrder("storage", "id", "database", "ageSeconds", "keep", "reasons");
    }

    @Test
    void aKeptDatabaseIsShownWithItsSizeAndUntilWhenItStays() {
        KeptAges kept = new KeptAges(
                null,
                List.of(
                        new KeptAges.Line(
                                "app_before_20260111_020000",
                                "replaced",
                                2048,
                                null,
                                7200L,
                                "2026-01-14T02:00:00Z",
                                true,
                                "younger than 3 d"),
                        new KeptAges.Line(
                                "app_prepared_20260101_020000",
                                "prepared",
                                1024,
                                "20251231-020000",
                                null,
                                null,
                                false,
                                "kept for 3 d")),
                List.of(),
                ZoneOffset.UTC);
        assertThat(BackupListTests.lines(kept.table(), 120))
                .containsExactly(
                        "DATABASE                      KIND         SIZE  AGE          WHY",
                        "app_before_20260111_020000    replaced  2.0 KiB  2 h  keep    younger than 3 d, until 2026-01-14 02:00 UTC",
                        "app_prepared_20260101_020000  prepared  1.0 KiB       EXPIRE  kept for 3 d");
        assertThat(kept.summary()).isEqualTo("of what restores keep, 1 are kept, 1 expire");
        assertThat(kept.expiring().databases()).hasSize(1);
        assertThat(JsonMapper.shared()
                        .valueToTree(kept)
                        .path("databases")
                        .path(0)
                        .propertyNames())
                .containsExactlyInAnyOrder("name", "kind", "bytes", "backup", "ageSeconds", "until", "keep", "reason");
        KeptAges down = new KeptAges("The database service 'db' is not running", List.of(), List.of(), ZoneOffset.UTC);
        assertThat(down.summary())
                .isEqualTo("what restores keep is not known, and nothing of it is dropped: The database service 'db'"
                        + " is not running");
    }

    private RetentionReport report() {
        try (Workspace workspace = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load())) {
            Map<Place, RetentionPlan> plans = new LinkedHashMap<>();
            workspace
                    .catalog()
                    .places()
                    .forEach(
                            place -> plans.put(place, workspace.retention(place).plan()));
            return RetentionReport.of(
                    plans,
                    workspace.restoring(drsh.command.Reporter.SILENT).ageing().plan(),
                    List.of(),
                    workspace);
        }
    }
}
