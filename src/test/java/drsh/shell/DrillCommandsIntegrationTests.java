package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.backup.StoredBackups;
import drsh.drill.DrillHistory;
import drsh.practice.TestStack;
import drsh.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guide's "Testing restore" as one command of the packaged program: green on a good backup, red on a cut one. */
@ExtendWith(TestStack.Provided.class)
class DrillCommandsIntegrationTests {

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aDrillIsGreenOnAGoodBackupAndRedOnOneCutToFortyPerCent(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());

        var planned = shell.program().run("drill", "run", "--dry-run");
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(planned.out()).startsWith("would ").contains(backup.id().value());
        assertThat(shell.program().run("drill", "history").out()).isEmpty();

        var passed = shell.program().run("drill", "run");
        assertThat(passed.code()).as(passed.err()).isZero();
        assertThat(passed.out())
                .contains("equal to what was backed up", "check SELECT count(*) FROM \"User\": " + shell.users())
                .contains(", as recorded", "the drill passed");
        shell.assertNothingLeft();
        assertThat(lastDrill(shell)).isEqualTo("ok");
        aDrillOfASuspectBackupDoesNotCount(
                shell, test.storage(), test.catalog().find("latest").manifest());

        Path file =
                test.practice().path().resolve("backups").resolve(backup.data().file());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 5));
        try {
            var failed = shell.program().run("drill", "run", backup.id().value());
            assertThat(failed.code()).as(failed.err()).isEqualTo(8);
            assertThat(failed.out()).contains("the drill FAILED");
            assertThat(failed.err()).contains("bytes instead of " + whole.length);
        } finally {
            Files.write(file, whole);
        }
        shell.assertNothingLeft();
        JsonNode history = JsonMapper.shared()
                .readTree(shell.program().run("drill", "history", "--json").out());
        assertThat(history.findValuesAsString("passed")).containsExactly("false", "true");
        assertThat(shell.program().run("backup", "show", backup.id().value()).out())
                .containsPattern("last drill +passed");
    }

    /** The backup turns out to be suspect, and then to be well. */
    private static void aDrillOfASuspectBackupDoesNotCount(PracticeShell shell, Storage storage, Manifest drilled)
            throws Exception {
        StoredBackups.suspect(storage, drilled, "it is small");
        assertThat(lastDrill(shell)).isEqualTo("warning");
        assertThat(shell.program().run("drill", "history").out()).contains("passed, SUSPECT", "suspect: it is small; ");
        assertThat(facts(shell).words()).startsWith("none that counts: SUSPECT backup ");
        assertThat(shell.program()
                        .run("backup", "accept", drilled.id().value(), "--yes")
                        .code())
                .isZero();
        assertThat(lastDrill(shell)).isEqualTo("ok");
        assertThat(facts(shell).words()).startsWith("passed ");
    }

    private static String lastDrill(PracticeShell shell) throws Exception {
        for (JsonNode check :
                Documents.data(shell.program().run("doctor", "--json").out()).path("checks")) {
            if (check.path("check").asString().equals("last drill")) {
                return check.path("level").asString();
            }
        }
        throw new AssertionError("doctor has no such check");
    }

    /** What the banner says. */
    private static DrillFacts facts(PracticeShell shell) {
        Path state = shell.program().state().resolve("drsh");
        return DrillFacts.of(
                DrillHistory.of(state, shell.test().stack().name()).newestFirst(),
                shell.test().catalog().contents().backups(),
                Duration.ofDays(7),
                Clock.systemUTC());
    }
}
