package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.BackupChanges;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDetailsTests {

    @TempDir
    Path folder;

    @Test
    void allThatIsKnownIsShownWithoutALineOfHeadings() throws IOException {
        DirectoryStorage storage = new DirectoryStorage(folder);
        Manifest manifest = StoredBackups.put(storage, Sealing.NONE);
        assertThat(shown(storage))
                .startsWith("id          20260111-020000", "label       before the \"update\" é", "pinned      no")
                .contains("in main     " + folder, "verified    2026-01-11 02:01:00 UTC")
                .contains("data as of  2026-01-11 02:00:00 UTC (1 h old)");
        StoredBackups.suspect(storage, manifest, "it holds no row in 2 tables");
        BackupChanges.pin(new Catalog(storage).find("latest"));
        assertThat(shown(storage))
                .contains("pinned      yes: it never expires")
                .contains(
                        "suspect     it holds no row in 2 tables; 'backup accept 20260111-020000' says that it is right");
    }

    private static List<String> shown(DirectoryStorage storage) {
        Backup backup = new Catalog(storage).find("latest");
        return BackupListTests.lines(
                new BackupDetails(backup, Clock.fixed(Instant.parse("2026-01-11T03:00:00Z"), ZoneOffset.UTC)).table(),
                40);
    }
}
