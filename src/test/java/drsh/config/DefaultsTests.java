package drsh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTests {

    @Test
    void areWhatTheBinderMakesOfAFileThatSaysNothingElse(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("drsh.yml"), "retention: {daily: 7}\n");
        Configuration bound =
                new ConfigurationFile(folder, Optional.empty(), Map.of()).load().values();
        assertThat(Defaults.in(folder)).isEqualTo(bound);
    }
}
