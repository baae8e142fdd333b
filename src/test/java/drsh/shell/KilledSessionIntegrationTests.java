package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import drsh.report.Report;
import drsh.report.ReportedState;
import drsh.report.StepReport;
import drsh.session.SessionLog;
import drsh.session.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recovery that is killed when so many lines of its journal are on disk, and resumed. The points of a usual run are some
 * of different kinds; {@code -Ddrsh.kill.lines=1,2,3} names others, and all of them take a quarter of an hour.
 */
@ExtendWith(TestStack.Provided.class)
class KilledSessionIntegrationTests {

    /** In the stop of the application, and in the restore. */
    private static final String USUAL = "12,20";

    private static final int MOST_RESUMPTIONS = 6;

    @TempDir
    Path temporary = Path.of("");

    @AfterEach
    void tidy(TestStack test) {
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void afterKillAtAnyLineTheSessionIsResumedToEqualDataAndItsReportSaysSo(TestStack test) throws Exception {
        Manifest backup = test.maker().create(Requests.usual());
        for (String point : System.getProperty("drsh.kill.lines", USUAL).split(",", -1)) {
            PracticeShell shell = PracticeShell.of(test, temporary.resolve("killed-" + point));
            test.practice().suffer(Disaster.DROP_TABLES);
            int lines = killedAfter(Integer.parseInt(point), shell);
            Report broken = report(shell);
            assertThat(broken.verdict().state())
                    .as("killed after line %d", lines)
                    .isEqualTo(ReportedState.BROKEN_OFF);
            assertThat(broken.verdict().sentence()).contains("session resume");
            resume(shell, lines);
            shell.assertEqualTo(backup);
            assertTruth(report(shell), lines);
            shell.assertNothingLeft();
            shell.tidy();
        }
    }

    /** Kills the program as soon as the journal has so many lines; it may have written more by then. */
    private static int killedAfter(int lines, PracticeShell shell) throws Exception {
        Process process = shell.program().start("runbook", "run", "disaster-recovery", "--yes", shell.confirm());
        try {
            while (written(shell) < lines) {
                assertThat(process.isAlive())
                        .as("the session ended before line %d", lines)
                        .isTrue();
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return written(shell);
    }

    private static int written(PracticeShell shell) {
        Path sessions = shell.program().state().resolve("drsh/sessions");
        if (!Files.isDirectory(sessions)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(sessions)) {
            return files.findFirst().map(KilledSessionIntegrationTests::lines).orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path journal) {
        try {
            return (int)
                    Files.readString(journal).chars().filter(c -> c == '\n').count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers each step as its report stands: what is not known is counted if its checks hold, and else run again. */
    private void resume(PracticeShell shell, int lines) throws Exception {
        boolean count = true;
        List<String> said = new ArrayList<>();
        for (int attempt = 0; attempt < MOST_RESUMPTIONS; attempt++) {
            Path answers = Files.write(temporary.resolve("answers.yml"), answers(report(shell), shell, count));
            Program.Ended ended = shell.program().run("session", "resume", "--answers", answers.toString());
            said.add(ended.err());
            if (ended.code() == 0) {
                return;
            }
            assertThat(ended.code()).as("killed after line %d: %s", lines, said).isEqualTo(6);
            count = false;
        }
        throw new AssertionError("killed after line " + lines + ", never came to its end: " + said);
    }

    private static List<String> answers(Report report, PracticeShell shell, boolean count) {
        if (report.steps().stream().allMatch(step -> step.number() == 0)) {
            // It broke off before there was a plan.
            return List.of(
                    "stop-the-application: y",
                    "restore-the-database: [y, " + shell.stack() + "]",
                    "run-migrations: y",
                    "start-the-application: y",
                    "health-check: y");
        }
        return report.ownSteps().stream()
                .map(step -> step.id() + ": " + answer(step, shell, count))
                .toList();
    }

    private static String answer(StepReport step, PracticeShell shell, boolean count) {
        String key =
                switch (step.status()) {
                    case NOT_REACHED -> "y";
                    case UNKNOWN -> count ? "c" : "r";
                    default -> "r";
                };
        return step.id().startsWith("restore") && !key.equals("c") ? "[" + key + ", " + shell.stack() + "]" : key;
    }

    private static Report report(PracticeShell shell) {
        SessionLog log = new Sessions(shell.program().state().resolve("drsh"))
                .list()
                .get(0)
                .log()
                .orElseThrow();
        return Report.of(log, ZoneOffset.UTC, false);
    }

    /** What the report says happened is what happened. */
    private static void assertTruth(Report report, int lines) {
        assertThat(report.verdict().state().ended())
                .as("killed after line %d", lines)
                .isTrue();
        assertThat(report.ownSteps()).allMatch(step -> step.status().inPlace());
        assertThat(report.parts()).hasSizeGreaterThan(1);
        assertThat(report.deviations().toString()).contains("The journal stops here");
        assertThat(report.kept()).as("killed after line %d", lines).isNotEmpty();
    }
}
