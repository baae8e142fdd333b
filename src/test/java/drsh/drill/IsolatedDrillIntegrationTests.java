package drsh.drill;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Container;
import drsh.practice.TestStack;
import drsh.stack.Lifecycle;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drills in a new server beside the stack, and drills while the stack is down. */
@ExtendWith(TestStack.Provided.class)
class IsolatedDrillIntegrationTests {

    private static final String ROLE = "drsh isolated";

    private DrillBench drills;

    @BeforeEach
    void open(TestStack test) throws IOException {
        drills = new DrillBench(test, "isolated");
    }

    @AfterEach
    void close(TestStack test) throws IOException {
        new Lifecycle(test.stack(), Reporter.SILENT).up();
        drills.bench.reopen();
        drills.close();
    }

    @Test
    void aNewServerHasAllThatTheBackupBringsAlongWhileTheStackIsDownAndNothingOfItIsLeft() throws IOException {
        drills.bench.sqlAsMaintenance("CREATE ROLE \"" + ROLE + "\"");
        try {
            drills.bench.sql("ALTER TABLE original OWNER TO \"" + ROLE + "\"");
            drills.bench.backUp();
        } finally {
            drills.bench.sql("ALTER TABLE original OWNER TO postgres");
            drills.bench.sqlAsMaintenance("DROP ROLE \"" + ROLE + "\"");
        }
        drills.checks = List.of(
                new SqlCheck("SELECT count(*) FROM original", "10"),
                new SqlCheck("SELECT current_setting('listen_addresses')", "127.0.0.1"));
        new Lifecycle(drills.bench.stack, drills.bench).down();

        Drilled drilled = drills.run(Where.ISOLATED);

        assertThat(drilled.result().passed()).as(drilled.result().remark()).isTrue();
        assertThat(drilled.result().checks()).hasSize(2);
        assertThat(drilled.result().restored())
                .isNotNull()
                .satisfies(restored -> assertThat(restored.rolesMade()).contains(ROLE));
        assertThat(drills.history().newestFirst())
                .singleElement()
                .satisfies(entry -> assertThat(entry.where()).isEqualTo(Where.ISOLATED));
        assertThat(drills.bench.stack.containers())
                .as("the stack is still down")
                .isEmpty();
        drills.assertNothingBeside();

        drills.bench.onSaying = line -> {
            if (line.startsWith("bringing")) {
                Thread.currentThread().interrupt();
            }
        };
        drills.isNoDrillWhileDown(
                () -> drills.run(Where.ISOLATED), Outcome.INTERRUPTED, "nothing of the drill is left");
    }

    @Test
    void whereTheStackIsDownOnlyTheDatabaseIsStartedAndTheStackIsDownAgainAfterwards() {
        drills.bench.backUp();
        new Lifecycle(drills.bench.stack, drills.bench).down();
        drills.bench.onSaying = line -> {
            if (line.startsWith("asking")) {
                assertThat(drills.bench.stack.containers())
                        .extracting(Container::service)
                        .containsExactly(
                                drills.bench.stack.services().database().name());
            }
        };
        assertThat(drills.run(Where.SCRATCH).result().passed()).isTrue();
        assertThat(drills.bench.stack.containers()).isEmpty();
        assertThat(drills.bench.said)
                .contains(
                        "starting the database service 'db' for the time of the work",
                        "stopping the database service 'db' again");
    }
}
