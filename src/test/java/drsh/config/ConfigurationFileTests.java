package drsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void listsAndNamedStoragesKnowTheirLinesToo() throws IOException {
        LoadedConfiguration loaded = load("""
                encryption:
                  recipients:
                    - keys/a.asc
                    - /keys/b.asc
                storages:
                  external-drive:
                    directory: /mnt/usb
                    daily: 30
                """);
        assertThat(loaded.values().encryption().recipients())
                .containsExactly(directory.resolve("keys/a.asc"), Path.of("/keys/b.asc"));
        assertThat(loaded.values().storages())
                .containsOnly(
                        Map.entry("external-drive", new Configuration.Storage(Path.of("/mnt/usb"), 30, null, null)));
        assertThat(loaded.settings())
                .contains(
                        new Setting(
                                "encryption.recipients",
                                directory.resolve("keys/a.asc") + ", /keys/b.asc",
                                "drsh.yml, line 3"),
                        new Setting("storages.external-drive.daily", "30", "drsh.yml, line 8"),
                        new Setting("storages.external-drive.weekly", "", "default"));
    }

    @Test
    void aCheckOfADrillIsAQueryWithOrWithoutWhatItShallSay() throws IOException {
        LoadedConfiguration loaded = load("""
                drill:
                  checks:
                    - sql: SELECT count(*) FROM "Order" WHERE total < 0
                      expect: 0
                    - SELECT 1 FROM "User", "Order"
                """);
        assertThat(loaded.values().drill().checks())
                .containsExactly(
                        new Configuration.Check("SELECT count(*) FROM \"Order\" WHERE total < 0", "0"),
                        new Configuration.Check("SELECT 1 FROM \"User\", \"Order\"", null));
        assertThat(loaded.settings())
                .contains(
                        new Setting(
                                "drill.checks",
                                "SELECT count(*) FROM \"Order\" WHERE total < 0 = 0, SELECT 1 FROM \"User\", \"Order\"",
                                "drsh.yml, line 3"),
                        new Setting("drill.max-age", "7d", "default"));
        assertThat(load("").values().drill().checks()).isEmpty();
        assertThat(load("drill: {checks: [SELECT 1]}\n").settings())
                .contains(new Setting("drill.checks", "SELECT 1", "drsh.yml, line 1"));
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
                    colour: blue                    | drsh.yml, line 1: unknown key colour            | the sections are
                    restore: {jobs: many}           | drsh.yml, line 1: restore.jobs cannot be "many" | a whole number
                    restore: {jobs: 0}              | drsh.yml, line 1: restore.jobs cannot be "0"    | a number from 1
                    restore: {keep: soon}           | drsh.yml, line 1: restore.keep cannot be "soon" | 30s, 2m or 3d
                    restore: {keep: -3d}            | drsh.yml, line 1: restore.keep cannot be "-3d"  | duration
                    stack: {health-timeout: 0s}     | drsh.yml, line 1: stack.health-timeout cannot   | duration
                    drill: {max-age: 0s}            | drsh.yml, line 1: drill.max-age cannot be         | 7d
                    'drill: {checks: [SELECT 1, \\copy x]}' | drsh.yml, line 1: drill.checks cannot be | a query
                    'drill: {checks: SELECT 1}'     | drsh.yml, line 1: drill.checks cannot be "SELECT 1" | a list
                    'drill: {checks: [{expect: 1}]}' | drill.checks cannot be                         | a query
                    'drill: {checks: [{sql: SELECT 1, expct: 1}]}' | unknown key drill.checks[0].expct | drill.checks
                    facts: {exact-rows: -1}         | drsh.yml, line 1: facts.exact-rows cannot be    | from 0
                    retention: {daily: -1}          | drsh.yml, line 1: retention.daily cannot be "-1" | from 0
                    schedule: {at: 2am}             | drsh.yml, line 1: schedule.at cannot be "2am"   | 02:00
                    schedule: {copy-to: usb}        | drsh.yml, line 1: schedule.copy-to cannot be    | one of the storages
                    stack: {time-zone: Mars}        | drsh.yml, line 1: stack.time-zone cannot be     | Europe/Berlin
                    backups: {suspect-below: 101}   | drsh.yml, line 1: backups.suspect-below cannot  | percent
                    'objectives: {disaster_recovery: {rto: 1h}}' | line 1: objectives.disaster_recovery is no name | runbook list
                    'objectives: {Stack: {rpo: 1h}}' | line 1: objectives.Stack is no name of a runbook | write stack
                    encryption: {always: perhaps}   | drsh.yml, line 1: encryption.always cannot be   | true or false
                    'storages: {usb: {dir: x}}'     | drsh.yml, line 1: unknown key storages.usb.dir  | did you mean storages.usb.directory?
                    'storages: {main: {directory: x}}' | drsh.yml, line 1: storages.main.directory    | another name
                    'storages: {usb: {directory: x, daily: -2}}' | storages.usb.daily cannot be "-2"  | from 0
                    'storages: {usb: {daily: 2}}'   | the storage usb has no directory                | storages.usb.directory
                    storages: usb                   | drsh.yml, line 1: "usb" stands where keys       | stack.project
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
    void aCommandMayBeAListOfArguments() throws IOException {
        LoadedConfiguration loaded = load("encryption:\n  passphrase-command: [sh, -c, \"echo 'it' | head\"]\n");
        assertThat(loaded.values().encryption().passphraseCommand()).isEqualTo("'sh' '-c' 'echo '\\''it'\\'' | head'");
        assertThat(loaded.settings())
                .contains(new Setting("encryption.passphrase-command", "(not shown)", "drsh.yml, line 2"));
        assertThat(load("stack: {migrate: [a, b c]}\n").values().stack().migrate())
                .isEqualTo("'a' 'b c'");
        assertThat(load("schedule:\n  on-failure:\n  - a\n").values().schedule().onFailure())
                .isEqualTo("'a'");
    }

    /** Whoever writes the passphrase where something else belongs must not find it in a log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "encryption: {passphrase: hunter2}",
                "encryption: {passphrases: {a: hunter2}}",
                "passphrase: hunter2",
                "encryption: hunter2",
                "encryption: [hunter2]",
                "encryption: {always: hunter2}",
                "encryption: {passphrase-file: [hunter2]}",
                "encryption: {passphrase: *hunter2}",
                "encryption: {passphrase: !hunter2}",
                "encryption: {passphrase: &hunter2}",
                "encryption: {passphrase: 'hunter2}",
                "encryption: {passphrase-file: a: hunter2}",
                "encryption: {passphrase: %hunter2}",
                "encryption:\n  passphrase: \"hunter2\\z\""
            })
    void aSecretInTheWrongPlaceIsNotRepeated(String yaml) throws IOException {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> load(yaml + "\n"))
                .satisfies(e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all));
                    assertThat(all + e.next()).doesNotContain("hunter2");
                });
    }

    @Test
    void whatNamesNoFileIsNotShownAndWhatDoesIs() throws IOException {
        assertThat(load("encryption: {passphrase-file: hunter2, secret-keys: [hun/ter2]}\n")
                        .settings())
                .contains(
                        new Setting("encryption.passphrase-file", "(not shown: no such file)", "drsh.yml, line 1"),
                        new Setting("encryption.secret-keys", "(not shown: no such file)", "drsh.yml, line 1"));
        Path there = Files.writeString(directory.resolve("there"), "hunter2");
        assertThat(load("encryption: {passphrase-file: there, secret-keys: [/gone, there]}\n")
                        .settings())
                .contains(
                        new Setting("encryption.passphrase-file", there.toString(), "drsh.yml, line 1"),
                        new Setting("encryption.secret-keys", "/gone, " + there, "drsh.yml, line 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    backups: {jobs: 2}              | drsh.yml, line 1: unknown key backups.jobs         | did you mean restore.jobs?
                    'stack: {max-age: 2d}'          | drsh.yml, line 1: unknown key stack.max-age        | did you mean drill.max-age?
                    'backups: {compres: gzip}'      | drsh.yml, line 1: unknown key backups.compres      | did you mean backups.compress?
                    'bakups: {directory: x}'        | drsh.yml, line 1: unknown key bakups.directory     | did you mean backups.directory?
                    'jobs: 3'                       | drsh.yml, line 1: unknown key jobs                 | did you mean restore.jobs?
                    'restore: {jobs: two}'          | drsh.yml, line 1: restore.jobs cannot be "two"     | a whole number
                    'restore: {jobs: 1.5}'          | restore.jobs cannot be                             | a whole number
                    'restore: {jobs: [1, 2]}'       | drsh.yml, line 1: restore.jobs cannot be a list   | write one value
                    'stack: {project: [a]}'         | drsh.yml, line 1: stack.project cannot be a list  | write one value
                    'storages: {usb: {directory: [a]}}' | storages.usb.directory cannot be a list        | write one value
                    'restore: {keep: 3 weeks}'      | drsh.yml, line 1: restore.keep cannot be "3 weeks" | a duration such as
                    'restore: {keep: 3w}'           | drsh.yml, line 1: restore.keep cannot be "3w"      | a duration such as
                    'drill: {max-age: -1d}'         | drill.max-age cannot be "-1d"                      | a duration such as
                    'retention: {daily: 7d}'        | retention.daily cannot be "7d"                     | a whole number
                    'schedule: {at: 25:00}'         | schedule.at cannot be                              | a time of day such as
                    'a: &a {b: 1}\nc: *a'           | drsh.yml, line 2: an alias                         | write the value itself
                    'stack: &a [*a]'                | drsh.yml, line 1: an alias                         | write the value itself
                    """)
    void aKeyOrValueOutOfPlaceIsNamedWithWhatIsNear(String yaml, String what, String next) {
        aMistakeIsOneLineWithItsPlace(yaml.replace("\\n", "\n"), what, next);
    }

    @Test
    void aTabIsNamedWithItsLine() {
        aMistakeIsOneLineWithItsPlace("stack:\n\tproject: shop", "drsh.yml, line 2: no valid YAML", "correct");
    }

    @Test
    void aMarkOfTheByteOrderIsPassedOver() throws IOException {
        assertThat(load("\uFEFFstack: {project: shop}\n").values().stack().project())
                .isEqualTo("shop");
    }

    @Test
    void whatIsNoTextOrNoConfigurationIsRefused() throws IOException {
        Files.write(directory.resolve("drsh.yml"), new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'});
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(this::load)
                .withMessageContaining("drsh.yml is no UTF-8 text");
        aMistakeIsOneLineWithItsPlace("# filler\n".repeat(1 << 20), "larger than 1 MiB", "right file");
        aMistakeIsOneLineWithItsPlace("a: " + "[".repeat(10_000), "no valid YAML", "correct");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        aMistakeIsOneLineWithItsPlace(bomb.toString(), "drsh.yml, line 2: an alias", "write the value itself");
    }

    @Test
    void aNameThatIsAlmostRightIsNotPassedOver() throws IOException {
        Files.writeString(directory.resolve("drsh.yaml"), "stack: {project: shop}\n");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(this::load)
                .withMessageContaining("drsh.yaml is not read: the configuration is called drsh.yml");
        assertThat(load("stack: {project: other}\n").values().stack().project()).isEqualTo("other");
    }

    @Test
    void theSourceSaysWhatNamedTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("other.yml"), "stack: {project: shop}\n");
        var byVariable = new ConfigurationFile(directory, Optional.empty(), Map.of("DRSH_CONFIG", file.toString()));
        assertThat(byVariable.load().settings())
                .contains(
                        new Setting("stack.project", "shop", "other.yml, line 1 (DRSH_CONFIG)"),
                        new Setting("schedule.at", "02:00", "default"));
        var byOption = new ConfigurationFile(directory, Optional.of(file), Map.of("DRSH_CONFIG", "/nowhere"));
        assertThat(byOption.load().settings())
                .contains(new Setting("stack.project", "shop", "other.yml, line 1 (--config)"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectory(directory.resolve("drsh.yml"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(this::load)
                .withMessageContaining("drsh.yml cannot be read");
    }
}
