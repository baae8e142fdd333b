package drsh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTests {

    @Test
    void itIsWhereTheEnvironmentSaysStateBelongs() {
        assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "/state", "HOME", "/root"), "/u")
                        .path())
                .isEqualTo(Path.of("/state/drsh"));
        assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/root"), "/u")
                        .path())
                .isEqualTo(Path.of("/root/.local/state/drsh"));
        assertThat(StateDirectory.of(Map.of(), "/u").path()).isEqualTo(Path.of("/u/.local/state/drsh"));
    }

    @Test
    void onlyItsOwnerReadsIt(@TempDir Path home) throws IOException {
        Path made = StateDirectory.of(Map.of("HOME", home.toString()), "/u").create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }
}
