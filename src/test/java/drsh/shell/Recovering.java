package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.BackupMaker;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.backup.Requests;
import drsh.command.Reporter;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import drsh.stack.Application;
import drsh.stack.HealthCheck;
import java.nio.file.Path;

/** What the tests of the shipped runbooks begin and end with. */
record Recovering(PracticeShell shell, Manifest backup) {

    /** A backup, and then that disaster. */
    static Recovering from(Disaster disaster, TestStack test, Path state) {
        return from(disaster, Method.CUSTOM, test, state);
    }

    /** The same with a backup of that method. */
    static Recovering from(Disaster disaster, Method method, TestStack test, Path state) {
        Manifest backup = backedUp(method, test);
        test.practice().suffer(disaster);
        return new Recovering(PracticeShell.of(test, state), backup);
    }

    /** A backup, and then a cluster that does not start any more. */
    static Recovering fromABrokenCluster(TestStack test, Path state) throws Exception {
        Manifest backup = backedUp(Method.VOLUME, test);
        String container = test.stack().databaseContainer().orElseThrow().name();
        PracticeShell.docker("exec", container, "rm", "/var/lib/postgresql/data/global/pg_control");
        PracticeShell.docker("kill", container);
        PracticeShell.docker("start", container);
        assertThat(PracticeShell.docker("wait", container).strip()).isNotEqualTo("0");
        return new Recovering(PracticeShell.of(test, state), backup);
    }

    /** A backup, and then a new machine with that alone. */
    static Recovering fromALostHost(TestStack test, Path temporary) throws Exception {
        Manifest backup = backedUp(Method.CUSTOM, test);
        return new Recovering(LostHost.replaced(test, backup, temporary), backup);
    }

    private static Manifest backedUp(Method method, TestStack test) {
        return test.maker()
                .create(
                        method == Method.CUSTOM
                                ? Requests.usual()
                                : new BackupMaker.Request(method, null, Sealing.NONE, null));
    }

    String id() {
        return backup.id().value();
    }

    /** The data is that of the backup, the application works with it, and nothing that was begun is left. */
    void assertDone() throws Exception {
        shell.assertEqualTo(backup);
        new HealthCheck(shell.test().stack(), Reporter.SILENT).await();
        assertThat(new Application(shell.test().stack()).ask("/api/users").text())
                .contains("\"count\":" + shell.users());
        shell.assertNothingLeft();
    }

    /** Leaves nothing of it to the next test: neither kept databases nor kept volumes. */
    static void tidy(TestStack test, Path state) {
        PracticeShell.of(test, state).tidy();
        test.stack()
                .engine()
                .volumes()
                .labelled("drsh.kept=" + test.stack().name())
                .forEach(test.stack().engine()::deleteVolume);
    }
}
