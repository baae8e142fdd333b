package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a restore happened, as a person or a script asks the packaged program. */
@ExtendWith(TestStack.Provided.class)
class RestoreCheckIntegrationTests {

    @TempDir
    Path temporary = Path.of("");

    @AfterEach
    void tidy(TestStack test) {
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void itTellsADisasterFromARestoreAndRefusesWhileTheDatabaseIsDown(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());
        test.practice().suffer(Disaster.WRONG_DATA);

        var differs = shell.program().run("restore", "check");
        assertThat(differs.code()).isEqualTo(8);
        assertThat(differs.out()).containsPattern("DIFFERS +BACKED UP +LIVE\ntable public.\"Order\" +\\d+ rows");
        assertThat(differs.err()).contains("does not hold what backup " + backup.id() + " recorded (");
        var asData = shell.program().run("restore", "check", backup.id().value(), "--json");
        assertThat(asData.code()).isEqualTo(8);
        JsonNode json = JsonMapper.shared().readTree(asData.out()).path("data");
        assertThat(json.path("equal").asBoolean()).isFalse();
        assertThat(json.path("differences").findValuesAsString("what")).contains("table public.\"User\"");

        var restored = shell.program().run("restore", "run", backup.id().value(), shell.confirm());
        assertThat(restored.code()).as(restored.err()).isZero();
        everyDocumentIsAsItsSchemaSays(shell.program());
        var equal = shell.program().run("restore", "check");
        assertThat(equal.code()).as(equal.err()).isZero();
        assertThat(equal.out())
                .isEqualTo("'reflectus' holds what backup " + backup.id() + " recorded: "
                        + backup.knownFacts().rows() + " rows in "
                        + backup.knownFacts().tables().size() + " tables\n");

        assertThat(shell.program().run("stack", "stop", "db", "--yes").code()).isZero();
        var down = shell.program().run("restore", "check");
        assertThat(down.code()).isEqualTo(4);
        assertThat(down.err()).contains("is not running. Next: start it with 'stack start db'");
    }

    private static void everyDocumentIsAsItsSchemaSays(Program program) throws Exception {
        for (String line : List.of(
                "backup list",
                "backup show",
                "backup verify --all",
                "restore list",
                "retention plan",
                "stack status",
                "stack health",
                "drill history",
                "schedule show",
                "doctor")) {
            var ended = program.run((line + " --json").split(" "));
            assertThat(ended.out()).as("%s: %s", line, ended.err()).isNotEmpty();
            assertThat(Documents.data(ended.out()).size()).as(line).isPositive();
        }
    }
}
