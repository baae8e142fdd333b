package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.docker.ComposeCommand;
import drsh.docker.Exec;
import drsh.docker.RunningExec;
import drsh.practice.TestStack;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class SwapIntegrationTests {

    private static final DatabaseName ONE = new DatabaseName("swap one");
    private static final DatabaseName TWO = new DatabaseName("swap \"two\"");
    private static final DatabaseName KEPT = new DatabaseName("swap'kept");

    @Test
    void manySwapsInARowMoveTheNamesAndLeaveTheServerUnharmed(TestStack test) {
        PostgresServer server = test.stack().server();
        try {
            for (DatabaseName name : List.of(ONE, TWO)) {
                server.execute(PostgresServer.MAINTENANCE, "CREATE DATABASE " + name.identifier());
                server.execute(name, "CREATE TABLE original AS SELECT " + name.literal() + " AS name");
            }
            Swap swap = new Swap(server);
            for (int i = 0; i < 12; i++) {
                swap.exchange(ONE, TWO, KEPT);
                swap.exchange(ONE, KEPT, TWO);
            }
            assertThat(server.execute(ONE, "SELECT name FROM original").strip()).isEqualTo(ONE.value());
            assertThat(server.execute(TWO, "SELECT name FROM original").strip()).isEqualTo(TWO.value());
        } finally {
            List.of(ONE, TWO, KEPT).forEach(server::drop);
        }
        assertThat(log(test)).doesNotContain("terminated by signal").doesNotContain("reinitializing");
    }

    @Test
    void poolsThatReconnectAndASessionIdleInATransactionDoNotStopASwap(TestStack test) {
        PostgresServer server = test.stack().server();
        String pools = "for i in 1 2 3 4 5 6; do (while [ ! -e /tmp/drsh-it-stop ]; do"
                + " psql -X -q -U postgres -d 'swap one' -c 'SELECT pg_sleep(0.05)' >/dev/null 2>&1;"
                + " done) & done; wait";
        List<RunningExec> running = new ArrayList<>();
        try {
            for (DatabaseName name : List.of(ONE, TWO)) {
                server.execute(PostgresServer.MAINTENANCE, "CREATE DATABASE " + name.identifier());
                server.execute(name, "CREATE TABLE original AS SELECT " + name.literal() + " AS name");
            }
            running.add(server.engine()
                    .start(
                            server.containerId(),
                            Exec.of("sh", "-c", "rm -f /tmp/drsh-it-stop; " + pools),
                            OutputStream.nullOutputStream(),
                            null));
            try (PsqlSession idle = new PsqlSession(server, ONE)) {
                idle.run("BEGIN; SELECT * FROM original");
                new Swap(server).exchange(ONE, TWO, KEPT);
            }
            assertThat(server.execute(ONE, "SELECT name FROM original").strip()).isEqualTo(TWO.value());
        } finally {
            server.engine().exec(server.containerId(), Exec.of("touch", "/tmp/drsh-it-stop"));
            running.forEach(RunningExec::await);
            server.engine().exec(server.containerId(), Exec.of("rm", "/tmp/drsh-it-stop"));
            List.of(ONE, TWO, KEPT).forEach(server::drop);
        }
        assertThat(log(test)).doesNotContain("terminated by signal").doesNotContain("reinitializing");
    }

    static String log(TestStack test) {
        return test.stack()
                .compose()
                .run(new ComposeCommand.Logs(
                        List.of(test.stack().services().database().name()), 3000));
    }
}
