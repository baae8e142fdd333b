package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import drsh.storage.DirectoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTalkTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private String warning(DirectoryStorage storage) {
        said.reset();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, Terminals.of(new Properties(), Map.of()), () -> 80);
        BackupTalk.warnIfSuspect(new Catalog(storage).find("latest").manifest(), console);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoeverIsAboutToRelyOnASuspectBackupIsWarned() throws IOException {
        DirectoryStorage storage = new DirectoryStorage(folder);
        Manifest manifest = StoredBackups.put(storage, Sealing.NONE);
        assertThat(warning(storage)).isEmpty();
        StoredBackups.suspect(storage, manifest, "it holds no row in 2 tables");
        assertThat(warning(storage)).isEqualTo("backup 20260111-020000 is SUSPECT: it holds no row in 2 tables\n");
    }
}
