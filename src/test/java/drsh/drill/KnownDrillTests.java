package drsh.drill;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.DrillNotes;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.backup.Suspicion;
import drsh.docker.ProjectName;
import drsh.postgres.Facts;
import drsh.restore.Prepared;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which drills say something of the next recovery. */
class KnownDrillTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-12T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private DirectoryStorage storage;
    private DrillHistory history;

    @BeforeEach
    void open() {
        storage = new DirectoryStorage(folder.resolve("backups"));
        history = DrillHistory.of(folder, new ProjectName("shop"));
    }

    private List<Backup> backups() {
        return new Catalog(storage).contents().backups();
    }

    private List<KnownDrill> known() {
        return KnownDrill.newestFirst(history.newestFirst(), backups());
    }

    /** Records a drill of the only backup, as the command does. */
    private Drilled drill(Facts found) {
        Backup backup = backups().get(0);
        DrillResult result = new DrillResult(
                backup.id(),
                backup.manifest().time(),
                Where.SCRATCH,
                new DrillResult.Restored(
                        found,
                        false,
                        List.of(),
                        new Prepared.Times(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                        Duration.ZERO),
                List.of(),
                null,
                Duration.ofSeconds(2));
        return new DrillRecords(history, new DrillNotes(new Catalog(storage), new Suspicion(50)), CLOCK)
                .record(backup, result);
    }

    private static Facts facts(long rows) {
        return new Facts(
                Map.of("public.a", new Facts.Table(rows, true, null)),
                Map.of(),
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void oneOfAGoodBackupCountsAndIsNotedInBothPlaces() throws IOException {
        StoredBackups.put(storage, Sealing.NONE);
        drill(facts(11));
        assertThat(known()).hasSize(2).allMatch(KnownDrill::counts);
    }

    @Test
    void oneOfASuspectBackupCountsOnlyOnceTheBackupIsAccepted() throws IOException {
        Manifest made = StoredBackups.put(storage, Sealing.NONE);
        StoredBackups.suspect(storage, made, "it holds no row");
        drill(facts(11));
        assertThat(history.newestFirst())
                .singleElement()
                .satisfies(entry -> assertThat(entry.suspect()).isEqualTo("it holds no row"));
        assertThat(known()).hasSize(2).noneMatch(KnownDrill::counts);
        StoredBackups.suspect(storage, backups().get(0).manifest(), null);
        assertThat(known()).hasSize(2).allMatch(KnownDrill::counts);
    }

    @Test
    void aBackupThatTheDrillItselfFoundToBeEmptyIsSuspectInTheHistoryTooAndStaysSoWithoutItsManifest()
            throws IOException {
        StoredBackups.imported(storage);
        Drilled drilled = drill(facts(0));
        assertThat(drilled.suspect()).contains("no row");
        assertThat(known()).hasSize(2).noneMatch(KnownDrill::counts);
        assertThat(KnownDrill.newestFirst(history.newestFirst(), List.of()))
                .hasSize(1)
                .noneMatch(KnownDrill::counts);
    }

    @Test
    void aFailureCountsInAnyCase() throws IOException {
        Manifest made = StoredBackups.put(storage, Sealing.NONE);
        Manifest failed = StoredBackups.drilled(storage, made, "2026-01-12T03:00:00Z", false);
        StoredBackups.suspect(storage, failed, "it holds no row");
        assertThat(known()).hasSize(1).allMatch(KnownDrill::counts);
    }
}
