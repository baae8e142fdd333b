package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.practice.TestStack;
import drsh.restore.KeptDatabases;
import drsh.stack.Application;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Backups and restores while users go on working. */
@ExtendWith(TestStack.Provided.class)
class TrafficIntegrationTests {

    private static final long PATIENCE_SECONDS = 90;
    private static final int ENOUGH = 50;

    @TempDir
    Path temporary = Path.of("");

    @AfterEach
    void tidy(TestStack test) throws Exception {
        new Application(test.stack()).ask("/api/traffic?off=1");
        PracticeShell.of(test, temporary).tidy();
    }

    @Test
    void aBackupOfABusyDatabaseRestoresEqualAndTheUsersGoOn(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);
        Application application = new Application(test.stack());
        application.ask("/api/traffic?on=1");
        awaitMoreThan(application, written(application) + ENOUGH);

        var made = shell.program().run("backup", "create", "--label", "busy");
        assertThat(made.code()).as(made.err()).isZero();
        awaitMoreThan(application, written(application) + ENOUGH);
        String latest = "SELECT max(id) FROM \"Order\"";
        long ordersBefore = number(test, latest);
        var restored = shell.program().run("restore", "run", "latest", shell.confirm());

        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.out())
                .contains("equal to what was backed up")
                .containsPattern("the database could not be used for \\d");
        awaitMoreThan(application, written(application) + ENOUGH);
        application.ask("/api/traffic?off=1");
        assertThat(ordersBefore).isGreaterThan(ENOUGH);
        assertThat(number(test, latest)).isGreaterThan(ENOUGH);
        assertTheUndoBringsBackWhatWasWrittenUpToTheSwap(test, shell, application);
        shell.assertNothingLeft();
    }

    /** Nobody can write into the kept database, so what it holds now is what was live in the last moment. */
    private static void assertTheUndoBringsBackWhatWasWrittenUpToTheSwap(
            TestStack test, PracticeShell shell, Application application) throws Exception {
        DatabaseName kept = new KeptDatabases(
                        test.stack().server(), test.stack().database())
                .replaced()
                .get(0);
        Facts before = FactsReader.read(test.stack().server(), kept, PracticeShell.LIMITS);
        application.ask("/api/traffic?on=1");
        awaitMoreThan(application, written(application) + ENOUGH);
        application.ask("/api/traffic?off=1");

        var undone = shell.program().run("restore", "undo", shell.confirm());

        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(undone.out()).containsPattern("the database could not be used for \\d");
        assertThat(FactsComparison.differences(before, shell.live())).isEmpty();
        application.ask("/api/traffic?on=1");
        awaitMoreThan(application, written(application) + ENOUGH);
    }

    private static long number(TestStack test, String query) {
        return Long.parseLong(
                test.stack().server().execute(test.stack().database(), query).strip());
    }

    private static long written(Application application) throws Exception {
        return JsonMapper.shared()
                .readTree(application.ask("/api/traffic").text())
                .path("written")
                .asLong();
    }

    private static void awaitMoreThan(Application application, long number) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (written(application) <= number) {
            assertThat(System.nanoTime()).as("the application stopped writing").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
