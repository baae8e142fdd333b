package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.postgres.DatabaseName;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the card quotes is read by a real shell, and what it lists by a real sha256sum. */
class CardShellTests {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup_20260111_020000.dump",
                "with space",
                "it's",
                "\"$HOME\" `id` $(id) \\ ! * ? ~ # ; & | < >",
                "-rf",
                "line\nbreak\tand\rreturn",
                "it's\n\\n '$x' \u0001\u001b[31m\u007f 1",
                "Größe 電池"
            })
    void everyNameIsOneWord(String name) throws IOException {
        for (String word : List.of(CardShell.quote(name), CardShell.word(name))) {
            assertThat(word).doesNotContain("\n");
            assertThat(bash("printf '%s' " + word + " >read").exitCode()).isZero();
            assertThat(Files.readString(folder.resolve("read"))).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.dump", "-", "two words", "back\\slash", "line\nbreak", "*it's \\n*"})
    void aDigestIsFoundAgainWhateverTheNameOfTheFile(String name) throws IOException {
        Files.createFile(folder.resolve(name));
        String line = CardShell.digest(EMPTY, "./" + name);
        ProcessResult result = bash(String.join("\n", CardShell.fed("sha256sum -c", List.of(line))));
        assertThat(result.exitCode()).as(result.stderr()).isZero();
    }

    @Test
    void aWrongDigestFails() throws IOException {
        Files.writeString(folder.resolve("file"), "changed");
        String line = CardShell.digest(EMPTY, "./file");
        assertThat(bash(String.join("\n", CardShell.fed("sha256sum -c", List.of(line))))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void linesForStandardInputArriveAsTheyAreEvenIfOneLooksLikeTheirEnd() {
        List<String> lines = List.of("SELECT '$HOME `id`';", "SELECT 'a\nEND\nb';", "END_");
        assertThat(bash(String.join("\n", CardShell.fed("cat", lines))).stdout())
                .isEqualTo(String.join("\n", lines) + "\n");
    }

    @Test
    void aDatabaseWhoseNameLooksLikeAConnectionIsNoConnection() {
        assertThat(CardShell.connection(new DatabaseName("reflectus"))).isEqualTo("reflectus");
        assertThat(CardShell.connection(new DatabaseName("host=elsewhere")))
                .isEqualTo("'dbname='\\''host=elsewhere'\\'''");
    }

    private ProcessResult bash(String script) {
        return new ChildProcess(
                        List.of("bash", "-euo", "pipefail", "-c", script), folder, Map.of(), Duration.ofSeconds(30))
                .run();
    }
}
