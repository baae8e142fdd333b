package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ComposeCommand;
import drsh.docker.Exec;
import drsh.docker.RunningExec;
import drsh.practice.TestStack;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class SwapIntegrationTests {

    private static final DatabaseName ONE = new DatabaseName("swap one");
    private static final DatabaseName TWO = new DatabaseName("swap \"two\"");
    /** Their parents wait for them: none of them becomes the server's own child. */
    private static final String STOP_POOLS = """
            for p in /proc/[0-9]*; do
              [ "$(cat $p/comm 2>/dev/null)" != psql ] || ! grep -qas 'pg_sleep(60)' $p/cmdline || kill ${p#/proc/}
            done
            """;

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

    @Test
    void aStormOfPoolsDoesNotStopASwapAndAServerWithoutAConnectionLeftIsNamed(TestStack test) {
        PostgresServer server = test.stack().server();
        List<RunningExec> running = new ArrayList<>();
        try (PsqlSession looking = new PsqlSession(server, PostgresServer.MAINTENANCE)) {
            try {
                for (DatabaseName name : List.of(ONE, TWO)) {
                    server.execute(PostgresServer.MAINTENANCE, "CREATE DATABASE " + name.identifier());
                    server.execute(name, "CREATE TABLE original AS SELECT " + name.literal() + " AS name");
                }
                server.engine().exec(server.containerId(), Exec.of("rm", "-f", "/tmp/drsh-it-stop"));
                running.add(pools(server, 80));
                awaitConnections(looking, 80);
                new Swap(server).exchange(ONE, TWO, KEPT);
                assertThat(server.execute(ONE, "SELECT name FROM original").strip())
                        .isEqualTo(TWO.value());
                running.add(pools(server, 30));
                awaitConnections(looking, 95);
                assertThatThrownBy(() -> new Swap(server).exchange(ONE, KEPT, TWO))
                        .isInstanceOfSatisfying(
                                DrshException.class,
                                e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                        .hasMessageContaining("Every connection that the server allows is in use");
            } finally {
                server.engine()
                        .exec(server.containerId(), Exec.of("sh", "-c", "touch /tmp/drsh-it-stop; " + STOP_POOLS));
                running.forEach(RunningExec::await);
                // They go on without their clients until they are told to end.
                looking.run(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'");
                server.engine().exec(server.containerId(), Exec.of("rm", "/tmp/drsh-it-stop"));
                List.of(ONE, TWO, KEPT).forEach(server::drop);
            }
        }
        assertThat(log(test)).doesNotContain("terminated by signal").doesNotContain("reinitializing");
    }

    /** Each holds a connection, and has the next one as soon as it lost that. */
    private static RunningExec pools(PostgresServer server, int number) {
        String pools = "for i in $(seq " + number + "); do (while [ ! -e /tmp/drsh-it-stop ]; do"
                + " psql -X -q -U postgres -d 'swap one' -c 'SELECT pg_sleep(60)' >/dev/null 2>&1 || sleep 0.2;"
                + " done) & done; wait";
        return server.engine()
                .start(server.containerId(), Exec.of("sh", "-c", pools), OutputStream.nullOutputStream(), null);
    }

    private static void awaitConnections(PsqlSession looking, int number) {
        String connections = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'swap one'";
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Integer.parseInt(looking.run(connections).strip()) >= number);
    }

    static String log(TestStack test) {
        return test.stack()
                .compose()
                .run(new ComposeCommand.Logs(
                        List.of(test.stack().services().database().name()), 3000));
    }
}
