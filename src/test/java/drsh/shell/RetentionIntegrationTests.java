package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.StoredBackups;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of backups, nightly in the last weeks and at each month's end before that, and what the packaged program leaves of it. No engine is needed for that. */
class RetentionIntegrationTests {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'-020000'");
    private static final LocalDate LAST = LocalDate.of(2026, 1, 11);

    /** Seven days; of four weeks and twelve months the newest days, less the three that are among those already. */
    private static final List<String> LEFT = List.of(
            "20260111",
            "20260110",
            "20260109",
            "20260108",
            "20260107",
            "20260106",
            "20260105",
            "20260104",
            "20251231",
            "20251228",
            "20251221",
            "20251130",
            "20251031",
            "20250930",
            "20250831",
            "20250731",
            "20250630",
            "20250531",
            "20250430",
            "20250331",
            "20250228");

    @TempDir
    Path folder = Path.of("");

    private Program program = Program.shipped(folder);

    @BeforeEach
    void aYear() throws IOException {
        program = Program.shipped(folder);
        Files.writeString(folder.resolve("drsh.yml"), "stack: {time-zone: UTC}\n");
        DirectoryStorage storage = new DirectoryStorage(folder.resolve("backups"));
        for (LocalDate day = LAST.minusDays(364); !day.isAfter(LAST); day = day.plusDays(1)) {
            if (!day.isAfter(LAST.minusDays(40)) && day.getDayOfMonth() < day.lengthOfMonth() - 1) {
                continue;
            }
            StoredBackups.put(
                    storage,
                    day.format(ID),
                    day.atTime(2, 0).toInstant(ZoneOffset.UTC).toString());
        }
    }

    @Test
    void sevenDaysFourWeeksAndTwelveMonthsAreLeftAsThePlanSaid() throws Exception {
        Program.Ended plan = program.run("retention", "plan");
        assertThat(plan.err()).contains("21 are kept, 41 expire; days, weeks and months are those of UTC");
        assertThat(plan.out().lines().filter(line -> line.contains("keep")))
                .hasSize(21)
                .first()
                .asString()
                .contains("daily 1 of 7 (2026-01-11); weekly 1 of 4 (2026-W02); monthly 1 of 12 (2026-01)")
                .contains("last good one");

        assertThat(program.run("retention", "apply").code()).isEqualTo(6);
        assertThat(ids()).hasSize(62);

        Program.Ended applied = program.run("retention", "apply", "--yes");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(LEFT);
        assertThat(Files.readString(folder.resolve("backups/RECOVERY.md"))).contains("20260111-020000");
        assertThat(program.run("retention", "apply", "--yes").out()).isEqualTo("no backup expires\n");
    }

    /** The days of the manifests that are there; nothing but their files may be beside them. */
    private List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            List<String> days = names.stream()
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring("backup_".length(), "backup_".length() + 8))
                    .toList();
            assertThat(names.stream().filter(name -> name.startsWith("backup_")))
                    .hasSize(3 * days.size());
            return days;
        }
    }
}
