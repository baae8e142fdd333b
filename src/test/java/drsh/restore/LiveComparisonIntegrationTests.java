package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import drsh.practice.TestStack;
import drsh.restore.preflight.Accepted;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is live, compared with what a backup recorded, on a real server. */
@ExtendWith(TestStack.Provided.class)
class LiveComparisonIntegrationTests {

    private Bench bench;

    @BeforeEach
    void backedUp(TestStack test) throws IOException {
        bench = new Bench(test, "Live \"Prod\"");
        bench.sql("CREATE SEQUENCE numbers", "SELECT nextval('numbers') FROM generate_series(1, 7)");
        bench.backUp();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aChangedValueAndASequenceThatIsBehindDifferAndOneThatIsAheadDoesNot() {
        assertThat(compared().equal()).isTrue();
        assertThat(compared().rows()).isEqualTo(10);

        bench.sql("SELECT nextval('numbers')");
        assertThat(compared().differences()).isEmpty();

        bench.sql("UPDATE original SET text = '' WHERE n = 3", "SELECT setval('numbers', 6)");
        assertThat(compared().differences())
                .extracting(Difference::what)
                .containsExactly("table public.original", "sequence public.numbers");

        bench.restore().run(bench.latest());
        assertThat(compared().equal()).isTrue();
    }

    @Test
    void aDatabaseThatIsNotThereDiffers() {
        DatabaseName away = bench.name.beside("away", bench.clock.instant());
        bench.sqlAsMaintenance("ALTER DATABASE " + bench.name.identifier() + " RENAME TO " + away.identifier());

        assertThat(compared().differences())
                .containsExactly(new Difference("database " + bench.name, "10 rows", "nothing"));
    }

    @Test
    void aBackupWithoutFactsAndOneOfAnotherStackAreRefused() throws IOException {
        bench.edit(json -> json.withObject("/source").put("stack", "elsewhere"));
        refused("is of the stack 'elsewhere'", "--from-stack=elsewhere");
        assertThat(with(new Accepted(false, "elsewhere")).equal()).isTrue();

        bench.edit(json ->
                json.withObject("/source").put("stack", bench.stack.name().value()));
        bench.edit(json -> json.putNull("facts"));
        thrown(
                Outcome.ATTENTION,
                "Nobody has recorded what backup",
                "'drill run " + bench.latest().id() + "'");
    }

    private void refused(String... said) {
        thrown(Outcome.REFUSED, said);
    }

    private void thrown(Outcome outcome, String... said) {
        assertThatThrownBy(this::compared).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(outcome);
            assertThat(e.what() + " " + e.next()).contains(said);
        });
    }

    private LiveComparison.Result compared() {
        return with(Accepted.NOTHING);
    }

    private LiveComparison.Result with(Accepted accepted) {
        return new LiveComparison(bench.stack, Bench.LIMITS, accepted).with(bench.latest());
    }
}
