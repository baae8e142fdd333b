package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.docker.ComposeCommand;
import drsh.practice.TestStack;
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
        String log = test.stack()
                .compose()
                .run(new ComposeCommand.Logs(
                        List.of(test.stack().services().database().name()), 1000));
        assertThat(log).doesNotContain("terminated by signal").doesNotContain("reinitializing");
    }
}
