package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.practice.TestStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the operator, the database or drsh itself stops in the middle of the work. */
@ExtendWith(TestStack.Provided.class)
class InterruptionIntegrationTests {

    private static final String DUMP = "pg_dump";
    private static final String RESTORE = "pg_restore";

    @TempDir
    Path temporary = Path.of("");

    @AfterEach
    void tidy(TestStack test) {
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void aRestoreLosesItsDatabaseOrIsInterruptedAndTheLiveDataStays(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());

        Process interrupted = restoring(shell);
        Program.signal("INT", interrupted);
        shell.thaw(RESTORE);
        var ended = Program.end(interrupted);
        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err()).contains("Interrupted; 'reflectus' is unchanged. Next: run it again");
        shell.assertEqualTo(backup);
        shell.assertNothingLeft();

        Process failing = restoring(shell);
        PracticeShell.docker(
                "kill", test.stack().databaseContainer().orElseThrow().name());
        var failed = Program.end(failing);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("the live database is unchanged", "try again");
        assertThat(shell.program().run("stack", "start", "db").code()).isZero();
        shell.assertEqualAfterCrashTo(backup);

        var again = shell.program().run("restore", "run", "latest", shell.confirm());
        assertThat(again.code()).as(again.err()).isZero();
        shell.assertEqualTo(backup);
        assertThat(shell.scratchDatabases()).isEmpty();
    }

    private static Process restoring(PracticeShell shell) throws Exception {
        Process process = shell.program().start("restore", "run", "latest", shell.confirm());
        shell.freeze(RESTORE, "scratch");
        return process;
    }

    @Test
    void aRestoreWhoseDrshIsKilledLeavesTheLiveDataAndTheNextOneTakesItsLockOver(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Manifest backup = test.maker().create(Requests.usual());

        Process killed = restoring(shell);
        killed.destroyForcibly().waitFor();
        shell.thaw(RESTORE);
        shell.assertEqualTo(backup);
        var again = shell.program().run("restore", "run", "latest", shell.confirm());
        assertThat(again.code()).as(again.err()).isZero();
        shell.assertEqualTo(backup);
        assertThat(shell.scratchDatabases()).isEmpty();
    }

    @Test
    void anInterruptedBackupIsNoBackup(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        List<Backup> before = test.catalog().contents().backups();

        Process process = shell.program().start("backup", "create");
        shell.freeze(DUMP, "snapshot");
        Program.signal("INT", process);
        shell.thaw(DUMP);
        var ended = Program.end(process);

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err()).contains("Interrupted; no backup was made and nothing is left. Next: run it again");
        assertThat(test.catalog().contents().backups()).isEqualTo(before);
        assertThat(test.catalog().contents().foreign()).isEmpty();
        assertThat(test.catalog().contents().broken()).isEmpty();
        shell.assertNothingLeft();
    }
}
