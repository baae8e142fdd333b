package drsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTests {

    /** Keys without a default, or with one that depends on the machine: the template shows an example. */
    private static final List<String> EXAMPLES = List.of(
            "stack.compose-file",
            "stack.project",
            "stack.database-service",
            "stack.application-service",
            "stack.database",
            "stack.user",
            "stack.migrate",
            "stack.health-url",
            "stack.time-zone",
            "backups.compress",
            "encryption.recipients",
            "encryption.passphrase-file",
            "encryption.passphrase-command",
            "encryption.secret-keys",
            "schedule.copy-to",
            "schedule.on-failure",
            "restore.jobs",
            "drill.checks",
            "runbooks.directory");

    @TempDir
    Path directory = Path.of("");

    private LoadedConfiguration load(String text) throws IOException {
        Files.writeString(directory.resolve("drsh.yml"), text);
        return new ConfigurationFile(directory, Optional.empty(), Map.of()).load();
    }

    /** The template with every comment that is a key made a key. */
    private static String uncommented() {
        return Template.text().replaceAll("(?m)^( +)# ([a-z-]+:.*)$", "$1$2");
    }

    @Test
    void asItIsItChangesNothing() throws IOException {
        Configuration without = new ConfigurationFile(directory, Optional.empty(), Map.of())
                .load()
                .values();
        assertThat(load(Template.with(Map.of(), Map.of())).values()).isEqualTo(without);
    }

    @Test
    void itHasEveryKeyThereIsAndNoOther() throws IOException {
        List<String> written = load(uncommented()).settings().stream()
                .filter(setting -> !setting.setByNobody())
                .map(setting -> setting.key()
                        .replace("storages.external", "storages.NAME")
                        .replace("objectives.stack", "objectives.NAME"))
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(Settings.keys());
    }

    @Test
    void aDefaultThatItShowsIsTheDefault() throws IOException {
        List<Setting> shown = load(uncommented()).settings();
        Files.delete(directory.resolve("drsh.yml"));
        List<Setting> defaults = new ConfigurationFile(directory, Optional.empty(), Map.of())
                .load()
                .settings();
        for (Setting usual : defaults) {
            if (!EXAMPLES.contains(usual.key())) {
                assertThat(shown)
                        .as(usual.key())
                        .anyMatch(setting -> setting.key().equals(usual.key())
                                && setting.value().equals(usual.value()));
            }
        }
        assertThat(defaults).extracting(Setting::key).containsAll(EXAMPLES);
    }

    @Test
    void whatIsFilledInIsReadAsItWas() throws IOException {
        Map<String, String> values = Map.of(
                "stack.database", "it's: #1",
                "stack.project", "007",
                "stack.user", "yes",
                "stack.application-service", "web",
                "stack.migrate", "npx prisma migrate deploy",
                "stack.health-url", "http://127.0.0.1:32768/up");
        LoadedConfiguration loaded = load(Template.with(values, Map.of("stack.database", "others: a, b")));
        values.forEach((key, value) -> assertThat(loaded.settings())
                .anyMatch(
                        setting -> setting.key().equals(key) && setting.value().equals(value)));
        assertThat(Files.readString(directory.resolve("drsh.yml")))
                .contains("  # others: a, b\n  database: 'it''s: #1'  ");
        assertThatIllegalArgumentException().isThrownBy(() -> Template.with(Map.of("stack.nonsense", "x"), Map.of()));
    }
}
