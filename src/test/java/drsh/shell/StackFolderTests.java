package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTests {

    @TempDir
    Path folder;

    @Test
    void aFolderOfNoStackIsRefusedWithWhatWasLookedFor() {
        assertThatThrownBy(() -> StackFolder.required(workspace(folder)))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome().code()).isEqualTo(4);
                    assertThat(e.what())
                            .isEqualTo(folder + " does not belong to a stack: it has no Compose file"
                                    + " (docker-compose.prod.yml, compose.yaml, compose.yml, docker-compose.yaml,"
                                    + " docker-compose.yml), no drsh.yml and no backups in "
                                    + folder.resolve("backups"));
                    assertThat(e.next())
                            .startsWith("change to the folder of the stack")
                            .contains("backups.directory");
                });
    }

    @Test
    void theFolderAboveThatBelongsToOneIsNamed() throws IOException {
        Files.createFile(folder.resolve("compose.yml"));
        Path below = Files.createDirectories(folder.resolve("src/app"));
        assertThatThrownBy(() -> StackFolder.required(workspace(below)))
                .isInstanceOfSatisfying(
                        DrshException.class,
                        e -> assertThat(e.next()).isEqualTo("change to " + folder + ", which does"));
    }

    @Test
    void aComposeFileAConfigurationOrBackupsAloneAreEnough() throws IOException {
        for (String file : new String[] {"docker-compose.yml", "drsh.yml"}) {
            Path made = Files.createFile(folder.resolve(file));
            assertThat(StackFolder.required(workspace(folder)).folder()).isEqualTo(folder);
            Files.delete(made);
        }
        Files.createDirectory(folder.resolve("backups"));
        Workspace lostHost = workspace(folder);
        assertThat(StackFolder.required(lostHost)).isSameAs(lostHost);
        assertThat(StackFolder.hasComposeFile(lostHost)).isFalse();
    }

    private static Workspace workspace(Path folder) {
        return new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load());
    }
}
