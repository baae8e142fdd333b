package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the banner says of drills, and whether it asks for another one. */
class DrillFactsTests {

    @TempDir
    Path folder;

    private DirectoryStorage storage;

    @BeforeEach
    void open() {
        storage = new DirectoryStorage(folder);
    }

    private DrillFacts facts() {
        return DrillFacts.of(
                List.of(),
                new Catalog(storage).contents().backups(),
                Duration.ofDays(7),
                Clock.fixed(Instant.parse("2026-01-14T03:00:00Z"), ZoneOffset.UTC));
    }

    private void suspectWasDrilled() throws IOException {
        Manifest suspect = StoredBackups.put(storage, "20260112-020000", "2026-01-12T02:00:00Z");
        StoredBackups.suspect(
                storage, StoredBackups.drilled(storage, suspect, "2026-01-14T02:00:00Z", true), "it holds no row");
    }

    @Test
    void aDrillOfASuspectBackupAloneLeavesOneWanted() throws IOException {
        assertThat(facts()).isEqualTo(new DrillFacts("none yet", "no backup was ever tried"));
        suspectWasDrilled();
        assertThat(facts().words()).isEqualTo("none that counts: SUSPECT backup 1 h ago");
        assertThat(facts().wanted()).isEqualTo("the last one was of a suspect backup");
        NextCommand.Local local = new NextCommand.Local(false, true, true, false, false, facts().wanted());
        EngineFacts fine = new EngineFacts("", "", EngineFacts.Database.THERE, false, 0);
        assertThat(NextCommand.of(local, Optional.of(fine)).command()).isEqualTo("drill run");
    }

    @Test
    void itHidesNoOlderOneThatCountsWhetherThatPassedOrFailed() throws IOException {
        suspectWasDrilled();
        Manifest good = StoredBackups.put(storage, Sealing.NONE);
        StoredBackups.drilled(storage, good, "2026-01-11T03:00:00Z", true);
        assertThat(facts()).isEqualTo(new DrillFacts("passed 3 d ago (not counting a SUSPECT backup 1 h ago)", ""));
        StoredBackups.drilled(storage, good, "2026-01-11T03:00:00Z", false);
        assertThat(facts()).isEqualTo(new DrillFacts("FAILED 3 d ago", "the last one failed"));
        StoredBackups.drilled(storage, good, "2026-01-01T03:00:00Z", true);
        assertThat(facts().wanted()).isEqualTo("the last one is older than 7 d");
    }
}
