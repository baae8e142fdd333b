package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The guided recovery from its start to equal data, in every way in which it can be answered. */
@ExtendWith(TestStack.Provided.class)
class RecoveryIntegrationTests {

    private static final String RUN = "runbook run disaster-recovery";
    private static final String KEYS = " [y s d w n a]";

    @TempDir
    Path temporary = Path.of("");

    @BeforeEach
    void isWhole(TestStack test) {
        assertThat(test.practice().users()).isPositive();
    }

    @AfterEach
    void tidy(TestStack test) {
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void atATerminalEachStepIsAnsweredByHandAndTheRestoreIsUndoneAndDoneAgain(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());
        test.practice().suffer(Disaster.DROP_TABLES);
        Tmux terminal = new Tmux(temporary.resolve("tmux"));
        terminal.open(shell.program());
        try {
            String prompt = shell.stack() + "> ";
            terminal.await(prompt);
            enter(terminal, RUN);
            String first = "Run step 1 of 5, Stop the application?" + KEYS;
            terminal.awaitQuestion(first);
            enter(terminal, "");
            terminal.await("a  abort, and offer to undo\n[");
            terminal.awaitQuestion(first);
            enter(terminal, "w");
            terminal.await("data lives in a volume");
            terminal.awaitQuestion(first);
            enter(terminal, "d");
            terminal.await("would stop and remove all containers of " + shell.stack());
            terminal.await("dry run, nothing was changed: Stop the application\n[");
            terminal.awaitQuestion(first);
            assertThat(shell.down()).isFalse();
            enter(terminal, "y");
            terminal.await("Run step 2 of 5, Restore the database?" + KEYS);
            assertThat(shell.down()).isTrue();
            enter(terminal, "y");
            terminal.await("Type the stack's name, " + shell.stack());
            enter(terminal, "y");
            terminal.await("that is not the stack's name; nothing was run\n[");
            terminal.awaitQuestion("Run step 2 of 5, Restore the database?" + KEYS);
            assertThat(shell.down()).isTrue();
            enter(terminal, "y");
            terminal.awaitQuestion("Type the stack's name, " + shell.stack() + ", to run it:");
            enter(terminal, shell.stack());
            interruptTheRestoreAndRetry(shell, terminal);
            for (int step = 3; step <= 5; step++) {
                terminal.await("Run step " + step + " of 5");
                terminal.awaitQuestion(KEYS);
                enter(terminal, "y");
            }
            terminal.await("Recovered.");
            terminal.await("age of the data");
            shell.assertEqualTo(backup);

            enter(terminal, "restore undo");
            terminal.awaitQuestion("Type the stack's name (" + shell.stack() + ") to go on:");
            enter(terminal, shell.stack());
            terminal.await(" is live again; what was live is kept as ");
            assertThat(shell.users()).isEqualTo(-1);
            enter(terminal, "clear");
            enter(terminal, "restore run latest");
            terminal.awaitQuestion("Type the stack's name (" + shell.stack() + ") to go on:");
            enter(terminal, shell.stack());
            terminal.await("equal to what was backed up\n");
            terminal.await("'restore undo' brings it back\n" + prompt);
            shell.assertEqualTo(backup);
        } finally {
            terminal.close();
        }
        shell.assertNothingLeft();
    }

    /** What is interrupted once is not interrupted for good. */
    private static void interruptTheRestoreAndRetry(PracticeShell shell, Tmux terminal) throws Exception {
        shell.awaitDatabaseContainer();
        shell.freeze("pg_restore", "scratch");
        terminal.keys("C-c");
        shell.thaw("pg_restore");
        terminal.await("Interrupted; 'reflectus' is unchanged. Next: run it again");
        terminal.awaitQuestion("its checks do not hold. What now? [r s d w n a]");
        enter(terminal, "r");
        terminal.awaitQuestion("This destroys data. Type the stack's name, " + shell.stack() + ", to run it:");
        enter(terminal, shell.stack());
        terminal.await("done: Restore the database");
    }

    private static void enter(Tmux terminal, String line) throws Exception {
        if (!line.isEmpty()) {
            terminal.type(line);
        }
        terminal.keys("Enter");
    }

    @Test
    void theLinesOfAFileAnswerAndAWrongOneRunsNothing(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Program program = shell.program();
        Manifest backup = test.maker().create(Requests.usual());
        test.practice().suffer(Disaster.DROP_TABLES);
        // Nothing is run by any of these, so that the next one begins where it did.
        for (String answers : List.of("", "n\n", "\n", "s\n\n", "y y\n")) {
            var paused = program.runWith(RUN + "\n" + answers);
            assertThat(paused.code()).as(answers).isEqualTo(6);
            assertThat(paused.err())
                    .as(answers)
                    .contains("paused: ", "by hand it goes on so:\n  stack down\n  restore run " + backup.id())
                    .contains("error: standard input, line 1: ");
            assertThat(shell.down()).as(answers).isFalse();
        }
        var wrong = program.run(RUN.concat(" --yes --confirm=reflectus").split(" "));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("--confirm names reflectus, but the stack is " + shell.stack());
        assertThat(shell.down()).isFalse();
        var unnamed = program.run(RUN.concat(" --yes").split(" "));
        assertThat(unnamed.code()).isEqualTo(6);
        assertThat(unnamed.err()).contains("add --confirm=" + shell.stack());
        assertThat(shell.down()).isTrue();
        var otherName = program.runWith(RUN + "\ny\ny\nreflectus\n");
        assertThat(otherName.code()).isEqualTo(6);
        assertThat(otherName.err()).contains("that is not the stack's name; nothing was run");
        undoTouchesNothingUnasked(shell);

        var done = program.runWith(RUN + "\ny\ny\n" + shell.stack() + "\ny\ny\ny\nrestore list\n");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("Recovered.", "reflectus_before_");
        shell.assertEqualTo(backup);
        shell.assertNothingLeft();
    }

    private static void undoTouchesNothingUnasked(PracticeShell shell) throws Exception {
        assertThat(shell.program().run("restore", "undo", "--dry-run").code()).isZero();
        assertThat(shell.program().run("restore", "undo").code()).isEqualTo(6);
        assertThat(shell.program().run("restore", "undo", "--confirm=reflectus").code())
                .isEqualTo(2);
        assertThat(shell.down()).isTrue();
    }

    @Test
    void afterTheVolumeIsGoneRolesSettingsAndGrantsComeBackToo(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());
        String roles =
                "SELECT rolname, rolcanlogin, rolpassword IS NOT NULL, pg_has_role(rolname, 'readonly', 'MEMBER')"
                        + " FROM pg_authid WHERE rolname IN ('reporting', 'readonly') ORDER BY 1";
        String settings = "SELECT coalesce(setrole::regrole::text, ''), unnest(setconfig) FROM pg_db_role_setting"
                + " JOIN pg_database ON setdatabase = oid WHERE datname = 'reflectus' ORDER BY 1, 2";
        String grants = "SELECT unnest(datacl)::text FROM pg_database WHERE datname = 'reflectus' ORDER BY 1";
        List<List<String>> before = List.of(shell.query(roles), shell.query(settings), shell.query(grants));
        assertThat(before).noneMatch(List::isEmpty);
        test.practice().suffer(Disaster.DROP_VOLUME);

        var done = shell.program().run("runbook", "run", "disaster-recovery", "--yes", shell.confirm());

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("roles made: ", "equal to what was backed up", "Recovered.");
        shell.assertEqualTo(backup);
        assertThat(List.of(shell.query(roles), shell.query(settings), shell.query(grants)))
                .isEqualTo(before);
        var users = new drsh.stack.Application(test.stack()).ask("/api/users");
        assertThat(users.text()).contains("\"count\":" + shell.users());
        shell.assertNothingLeft();
    }
}
