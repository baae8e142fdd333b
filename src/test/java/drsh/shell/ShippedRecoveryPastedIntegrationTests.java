package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines of each shipped runbook, pasted at the prompt in their order, do what the runbook does. */
@ExtendWith(TestStack.Provided.class)
class ShippedRecoveryPastedIntegrationTests {

    @TempDir
    Path temporary = Path.of("");

    @BeforeEach
    void isWhole(TestStack test) {
        assertThat(test.practice().users()).isPositive();
    }

    @AfterEach
    void tidy(TestStack test) {
        Recovering.tidy(test, temporary);
    }

    @Test
    void disasterRecovery(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.DROP_VOLUME, test, temporary);
        recovers("disaster-recovery", Map.of("backup", disaster.id()), disaster);
    }

    @Test
    void restoreWithLittleDowntime(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.DROP_TABLES, test, temporary);
        recovers("restore-with-little-downtime", Map.of("backup", disaster.id()), disaster);
    }

    @Test
    void restoreVolumeOfAClusterThatDoesNotStart(TestStack test) throws Exception {
        Recovering disaster = Recovering.fromABrokenCluster(test, temporary);
        recovers("restore-volume", Map.of("backup", disaster.id()), disaster);
    }

    @Test
    void restoreDrill(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.DROP_TABLES, test, temporary);
        Facts broken = disaster.shell().live();

        String said = pasted("restore-drill", Map.of(), disaster.shell());

        assertThat(said).contains("the drill passed");
        assertThat(FactsComparison.differences(broken, disaster.shell().live())).isEmpty();
        disaster.shell().assertNothingLeft();
        test.restore().run(test.catalog().find(disaster.id()));
    }

    @Test
    void beforeAnUpdate(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);

        String said = pasted("before-an-update", Map.of(), shell);

        assertThat(said).contains("the drill passed");
        Manifest backup = test.catalog().find("latest").manifest();
        assertThat(backup.notes().label()).isEqualTo("before-update");
        new Recovering(shell, backup).assertDone();
    }

    @Test
    void lostHost(TestStack test) throws Exception {
        Recovering disaster = Recovering.fromALostHost(test, temporary);
        recovers("lost-host", Map.of("backup", disaster.id()), disaster);
    }

    private static void recovers(String runbook, Map<String, String> set, Recovering disaster) throws Exception {
        String said = pasted(runbook, set, disaster.shell());
        assertThat(said).contains("'reflectus' holds what backup " + disaster.id() + " recorded", "healthy after");
        disaster.assertDone();
    }

    private static String pasted(String runbook, Map<String, String> set, PracticeShell shell) throws Exception {
        String script = ShippedRunbook.agreed(ShippedRunbook.named(runbook).lines(set), shell.stack());
        var ended = shell.program().runWith(script);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
