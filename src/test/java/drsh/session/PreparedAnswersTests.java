package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedAnswersTests {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void freshRig() {
        rig = new Rig(folder.resolve("state"));
    }

    @Test
    void stepsAreAnsweredByTheirIdsWhateverTheOrder() throws IOException {
        assertThat(answered("health: y\nstop: [s, 'is down already']\nrestore: [d, w, y, reflectus]\n"))
                .isEqualTo(Outcome.ATTENTION);
        assertThat(rig.prompter.asked).isEmpty();
        assertThat(rig.commands.ran)
                .containsExactly(
                        "read preflight 20260111-020000",
                        "destroy old 20260111-020000 --dry-run",
                        "destroy old 20260111-020000",
                        "read compare",
                        "stack health");
        assertThat(rig.last(SessionEvent.Answered.class).source()).isEqualTo("--answers " + folder.resolve("a.yml"));
    }

    @Test
    void aStepWithoutAnswerIsLeftToWhoeverIsThere() throws IOException {
        assertThat(rig.run(true, options("stop: y\nhealth: y\n"), "y", "reflectus"))
                .isEqualTo(Outcome.DONE);
        assertThat(rig.prompter.asked).hasSize(2);
        assertThat(rig.run(false, options("stop: y\nhealth: y\n"))).isEqualTo(Outcome.UNANSWERED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stopp: y            | answers a step that does not exist: stopp (did you mean stop)",
                "preflight: y        | answers a step that does not exist: preflight",
                "health: yes         | answers step health with yes, which is no key",
                "health: ''          | answers step health with",
                "health: true        | answers step health with true, which is no key",
                "\"h\\u001b[2J\": y | does not exist",
            })
    void anAnswerThatCanAnswerNothingPausesAndRunsNothing(String yaml, String reason) throws IOException {
        assertThat(answered(yaml)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).isEmpty();
        assertThat(rig.last(SessionEvent.SessionPaused.class).reason())
                .contains(reason)
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"'restore: y', reflectus", "'restore: [y, wrong]', wrong", "'restore: [y, y]', y"})
    void theStackHasToBeNamedThereToo(String yaml, String given) throws IOException {
        assertThat(answered("stop: y\n" + yaml)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).doesNotContain("destroy old 20260111-020000");
        assertThat(given).isNotEmpty();
    }

    @Test
    void whatIsWrittenForAStepCountsBeforeAFlag() throws IOException {
        SessionOptions both = new SessionOptions(
                true,
                "reflectus",
                false,
                Map.of(),
                null,
                null,
                options("restore: n\n").answers(),
                false);
        assertThat(rig.run(false, both)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly("read preflight 20260111-020000", "change stop");
    }

    @Test
    void aWrongOneIsNotPutRightByThePersonWhoSitsThere() throws IOException {
        assertThat(rig.run(true, options("stop: r\n"), "y", "y", "y")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly("read preflight 20260111-020000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[y, n]              | line 1 of answers file",
                "stop: {a: b}        | is neither an answer nor a list",
                "'stop: y\\nstop: n' | answers step stop twice",
                "'stop: [y'          | cannot be read as YAML",
            })
    void aFileOfAnotherFormIsRefused(String yaml, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yml"), yaml.replace("\\n", "\n"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> PreparedAnswers.read(file))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
    }

    @Test
    void whatIsNoFileIsRefused() {
        for (Path path : List.of(folder, folder.resolve("missing.yml"), Path.of("/dev/zero"))) {
            assertThatExceptionOfType(DrshException.class)
                    .isThrownBy(() -> PreparedAnswers.read(path))
                    .withMessageContaining("is no file of answers");
        }
    }

    private Outcome answered(String yaml) throws IOException {
        return rig.run(false, options(yaml));
    }

    private SessionOptions options(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yml"), yaml);
        return new SessionOptions(false, null, false, Map.of(), null, null, PreparedAnswers.read(file), false);
    }
}
