package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Requests;
import drsh.practice.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A session at a terminal, seen from another one, paused, gone on with and given up. */
@ExtendWith(TestStack.Provided.class)
class SessionTerminalIntegrationTests {

    private static final String FIRST = "Run step 1 of 5, Stop the application? [y s d w n a]";

    @TempDir
    Path temporary = Path.of("");

    @AfterEach
    void tidy(TestStack test) {
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void anotherTerminalCanLookAndCannotStartASecondOne(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        test.maker().create(Requests.usual());
        Tmux terminal = new Tmux(temporary.resolve("tmux"));
        terminal.open(shell.program());
        try {
            terminal.await(shell.stack() + "> ");
            terminal.type("runbook run disaster-recovery --since 5m");
            terminal.keys("Enter");
            terminal.awaitQuestion(FIRST);
            assertThat(terminal.screen()).contains("what went wrong may be in it", "to be done within 30 m", "[5 m");
            lookFromElsewhere(shell);
            terminal.resize(40, 50);
            terminal.type("yes");
            terminal.keys("Enter");
            terminal.await("a  abort, and offer to undo");
            assertThat(shell.down()).isFalse();
            terminal.resize(100, 50);
            terminal.awaitQuestion(FIRST);
            terminal.type("n");
            terminal.keys("Enter");
            terminal.await("'session resume' goes on with it");
            terminal.await("report: ");
            terminal.type("clear");
            terminal.keys("Enter");
            terminal.type("session resume");
            terminal.keys("Enter");
            // Typed before the question stands there: it answers nothing.
            terminal.type("a");
            terminal.keys("Enter");
            terminal.await("no step is done yet");
            terminal.awaitQuestion(FIRST);
            terminal.type("a");
            terminal.keys("Enter");
            terminal.await("aborted: nothing was done that could be taken back");
        } finally {
            terminal.close();
        }
        assertThat(shell.down()).isFalse();
        Program.Ended list = shell.program().run("session", "list");
        assertThat(list.out()).contains("aborted");
        Program.Ended ended = shell.program().run("session", "resume");
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("no session of stack " + shell.stack() + " can be resumed");
        assertThat(shell.program().run("session", "report").out()).contains("# Disaster recovery: ", "## Follow-ups");
        assertReports(test.practice().path().resolve("backups/reports"));
    }

    private static void lookFromElsewhere(PracticeShell shell) throws Exception {
        assertThat(shell.program().run("session", "list").out()).contains("running");
        Program.Ended show = shell.program().run("session", "show");
        assertThat(show.code()).isZero();
        assertThat(show.out()).contains("1. Stop the application", "not reached");
        for (String line : new String[] {"session resume", "runbook run disaster-recovery --yes " + shell.confirm()}) {
            Program.Ended second = shell.program().run(line.split(" ", -1));
            assertThat(second.code()).as(line).isEqualTo(7);
        }
        assertThat(shell.down()).isFalse();
    }

    private static void assertReports(Path reports) throws Exception {
        try (var files = Files.list(reports)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst(".*\\.", "")))
                    .contains("md", "html");
        }
    }
}
