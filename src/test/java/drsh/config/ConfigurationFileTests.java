package drsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTests {

    @TempDir
    Path directory = Path.of("");

    private LoadedConfiguration load() {
        return new ConfigurationFile(directory, Optional.empty(), Map.of()).load();
    }

    private LoadedConfiguration load(String yaml) throws IOException {
        Files.writeString(directory.resolve("drsh.yml"), yaml);
        return load();
    }

    @Test
    void withoutAFileEverythingHasItsDefault() {
        Configuration values = load().values();
        assertThat(values.backups().directory()).isEqualTo(directory.resolve("backups"));
        assertThat(values.restore().jobs()).isBetween(1, 4);
        assertThat(values.restore().keep()).isEqualTo(Duration.ofDays(3));
        assertThat(values.stack().healthTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(values.stack().database()).isNull();
        assertThat(values.runbooks().directory()).isNull();
        assertThat(values.facts().exactRows()).isEqualTo(10_000_000);
        assertThat(load().settings()).allMatch(setting -> setting.source().equals("default"));
    }

    @Test
    void anEmptyFileIsAsGoodAsNone() throws IOException {
        assertThat(load("# nothing yet\n").values()).isEqualTo(load().values());
    }

    @Test
    void valuesKnowTheirLines() throws IOException {
        LoadedConfiguration loaded = load("stack:\n  project: shop\n  health-timeout: 30s\nrestore: {keep: 36h}\n");
        assertThat(loaded.values().stack().project()).isEqualTo("shop");
        assertThat(loaded.settings())
                .contains(
                        new Setting("stack.project", "shop", "drsh.yml, line 2"),
                        new Setting("stack.health-timeout", "30s", "drsh.yml, line 3"),
                        new Setting("restore.keep", "36h", "drsh.yml, line 4"));
    }

    @Test
    void pathsStartFromTheFilesDirectory() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("else where"));
        Path file = Files.writeString(elsewhere.resolve("other.yml"), "backups: {directory: drsh}\n");
        var named = new ConfigurationFile(Path.of("/"), Optional.of(file), Map.of("DRSH_CONFIG", "/nowhere.yml"));
        assertThat(named.load().values().backups().directory()).isEqualTo(elsewhere.resolve("drsh"));
    }

    @Test
    void theEnvironmentNamesTheFileAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("other.yml"), "stack: {project: \"${HOME}\"}\n");
        var named = new ConfigurationFile(
                directory, Optional.empty(), Map.of("DRSH_CONFIG", file.toString(), "STACK_PROJECT", "wrong"));
        assertThat(named.load().values().stack().project()).isEqualTo("${HOME}");
    }

    @Test
    void aNamedFileMustExist() {
        var missing = new ConfigurationFile(directory, Optional.of(Path.of("missing.yml")), Map.of());
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(missing::load)
                .withMessageContaining("missing.yml does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stack: {projekt: x}             | drsh.yml, line 1: unknown key stack.projekt     | stack.project
                    colour: blue                    | drsh.yml, line 1: unknown key colour            | the keys are
                    restore: {jobs: many}           | drsh.yml, line 1: restore.jobs cannot be "many" | a whole number
                    restore: {jobs: 0}              | drsh.yml, line 1: restore.jobs cannot be "0"    | a number from 1
                    restore: {keep: soon}           | drsh.yml, line 1: restore.keep cannot be "soon" | 30s, 2m or 3d
                    restore: {keep: -3d}            | drsh.yml, line 1: restore.keep cannot be "-3d"  | duration
                    stack: {health-timeout: 0s}     | drsh.yml, line 1: stack.health-timeout cannot   | duration
                    facts: {exact-rows: -1}         | drsh.yml, line 1: facts.exact-rows cannot be    | from 0
                    stack: [a                       | drsh.yml, line 2: no valid YAML                 | correct
                    'stack: {project: a, project: b}' | drsh.yml, line 1: no valid YAML               | correct
                    stack: shop                     | drsh.yml, line 1: "shop" stands where keys      | stack.project
                    - a                             | drsh.yml, line 1: "a" stands where keys         | stack.project
                    shop                            | drsh.yml, line 1: "shop" stands where keys      | stack.project
                    """)
    void aMistakeIsOneLineWithItsPlace(String yaml, String what, String next) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> load(yaml + "\n"))
                .satisfies(e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
                    assertThat(e.what()).contains(what).doesNotContain("\n");
                    assertThat(e.next()).contains(next);
                });
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectory(directory.resolve("drsh.yml"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(this::load)
                .withMessageContaining("drsh.yml cannot be read");
    }
}
