package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.runbook.FenceWord;
import drsh.runbook.Lint;
import drsh.runbook.Step;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runbooks that are shipped, against the commands that there really are. */
class ShippedRunbooksTests {

    static Stream<ShippedRunbook> all() {
        return ShippedRunbook.all().stream();
    }

    @Test
    void theseAreShipped() {
        assertThat(all().map(ShippedRunbook::name))
                .containsExactly(
                        "before-an-update",
                        "disaster-recovery",
                        "lost-host",
                        "restore-drill",
                        "restore-volume",
                        "restore-with-little-downtime");
    }

    @ParameterizedTest
    @MethodSource("all")
    void noneHasAFinding(ShippedRunbook shipped) {
        assertThat(new Lint(ShippedRunbook.commands()).findings(shipped.parsed()))
                .isEmpty();
        assertThat(shipped.runbook().rto()).isNotNull();
    }

    /** Whoever is called at night has to find them where they are in every other step. */
    @ParameterizedTest
    @MethodSource("all")
    void eachStepSaysWhatToDoWhenItFailsAndHowItIsDoneByHand(ShippedRunbook shipped) {
        assertThat(shipped.steps())
                .allSatisfy(step -> assertThat(step.prose()).as(step.name()).contains("\n*If ", "\n*By hand:*"));
    }

    /** After a restore that was killed, its checks tell whether it happened. */
    @ParameterizedTest
    @MethodSource("all")
    void whatReplacesTheLiveDatabaseIsComparedWithTheBackup(ShippedRunbook shipped) {
        assertThat(shipped.steps().stream().filter(ShippedRunbooksTests::replaces))
                .allSatisfy(step -> assertThat(step.lines(FenceWord.CHECK))
                        .as(step.name())
                        .extracting(drsh.runbook.CommandLine::text)
                        .contains("restore check {{backup}}"));
    }

    private static boolean replaces(Step step) {
        return step.lines(FenceWord.RUN).anyMatch(line -> line.text().matches("restore (run|swap) .*"));
    }
}
