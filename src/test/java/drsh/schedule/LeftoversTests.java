package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTests {

    @Test
    void aHiddenFileIsLeftBehindWhenItsProcessHasEnded(@TempDir Path directory) throws IOException {
        String alive = "." + "backup.dump." + ProcessHandle.current().pid() + ".partial";
        for (String name : List.of(alive, ".backup.dump.999999999.partial", ".old.partial", "backup.dump", ".hidden")) {
            Files.createFile(directory.resolve(name));
        }
        assertThat(Leftovers.partialFiles(directory))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(".backup.dump.999999999.partial", ".old.partial");
    }

    @Test
    void whereThereIsNoDirectoryNothingIsLeft() {
        assertThat(Leftovers.partialFiles(Path.of("/no/such/directory"))).isEmpty();
    }
}
