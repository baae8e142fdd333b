package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import drsh.backup.Requests;
import drsh.practice.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One operation on a stack at a time: two programs on one stack, and the parts of one session. */
@ExtendWith(TestStack.Provided.class)
class LockedStackIntegrationTests {

    private static final String RUNBOOK = """
            ---
            title: Held
            when: A test needs it
            ---
            # Held

            ## Preflight

            ```check
            backup verify latest
            ```

            ## 1. Stop the application

            ```run
            stack stop app
            ```

            ## 2. Wait for a person

            ```run
            stack start app
            ```
            """;

    @TempDir
    Path temporary = Path.of("");

    @BeforeEach
    void aBackup(TestStack test) {
        test.maker().create(Requests.usual());
    }

    @AfterEach
    void tidy(TestStack test) throws Exception {
        Files.deleteIfExists(test.practice().path().resolve("runbooks/held.md"));
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void whileABackupIsRestoredTheStackIsNotTakenDownNorIsABackupDeleted(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Process restoring = shell.program().start("restore", "run", "latest", shell.confirm());
        shell.freeze("pg_restore", "scratch");
        for (String command : List.of(
                "stack down --yes",
                "stack stop app --yes",
                "stack start",
                "stack up",
                "stack migrate",
                "backup delete latest " + shell.confirm(),
                "doctor --clean --yes",
                "runbook run disaster-recovery --yes " + shell.confirm())) {
            Program.Ended turnedAway = shell.program().run(command.split(" "));
            assertThat(turnedAway.code()).as(command + ": " + turnedAway.err()).isEqualTo(7);
            assertThat(turnedAway.err())
                    .contains("is locked by 'restore run' (process ")
                    .containsPattern("since 2\\S+Z, \\d")
                    .contains("docker rm -v " + shell.lock());
        }
        Program.Ended dry = shell.program().run("stack", "down", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("would stop and remove");
        assertThat(dry.err()).contains("but not now: the stack is locked by 'restore run'");
        Program.Ended doctor = shell.program().run("doctor", "--json");
        assertThat(doctor.out()).contains("held by 'restore run'", "in use by 'restore run'");
        shell.thaw("pg_restore");
        Program.Ended restored = Program.end(restoring);
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(test.stack().databaseContainer()).isPresent();
        assertThat(test.stack().lockHolder()).isEmpty();
    }

    @Test
    void aSessionHoldsTheLockBetweenItsStepsWhichUseItAndItsPauseLetsOthersIn(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Path runbooks = Files.createDirectories(test.practice().path().resolve("runbooks"));
        Files.writeString(runbooks.resolve("held.md"), RUNBOOK);
        Tmux terminal = new Tmux(temporary.resolve("tmux"));
        terminal.open(shell.program());
        try {
            terminal.await(shell.stack() + "> ");
            terminal.type("runbook run held");
            terminal.keys("Enter");
            terminal.await("Run step 1 of 2");
            terminal.type("y");
            terminal.keys("Enter");
            terminal.await("Run step 2 of 2");
            Program.Ended turnedAway = shell.program().run("stack", "down", "--yes");
            assertThat(turnedAway.code()).as(turnedAway.err()).isEqualTo(7);
            assertThat(turnedAway.err()).contains("is locked by 'runbook run held' (process ");
            terminal.type("n");
            terminal.keys("Enter");
            terminal.await("nothing more was run");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(test.stack().lockHolder()).isEmpty());
        } finally {
            terminal.close();
        }
    }

    @Test
    void aRunbookInADryRunTakesNoLock(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        test.stack().locked("other work", () -> {
            try {
                Program.Ended dry = shell.program().run("runbook", "run", "disaster-recovery", "--dry-run");
                assertThat(dry.code()).as(dry.err()).isZero();
                assertThat(dry.err()).containsOnlyOnce("but not now: the stack is locked by 'other work'");
                return Boolean.TRUE;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
