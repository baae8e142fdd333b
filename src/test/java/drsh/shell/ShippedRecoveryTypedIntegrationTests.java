package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Method;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import drsh.runbook.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbooks that recover, answered by hand at a terminal. For disaster-recovery that is in {@link
 * RecoveryIntegrationTests}.
 */
@ExtendWith(TestStack.Provided.class)
class ShippedRecoveryTypedIntegrationTests {

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
    void restoreWithLittleDowntime(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.DROP_TABLES, test, temporary);
        typed("restore-with-little-downtime", disaster);
        disaster.assertDone();
    }

    @Test
    void restoreVolumeThatIsGone(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.DROP_VOLUME, Method.VOLUME, test, temporary);
        typed("restore-volume", disaster);
        disaster.assertDone();
    }

    @Test
    void lostHost(TestStack test) throws Exception {
        Recovering disaster = Recovering.fromALostHost(test, temporary);
        typed("lost-host", disaster);
        disaster.assertDone();
    }

    private void typed(String runbook, Recovering disaster) throws Exception {
        ShippedRunbook shipped = ShippedRunbook.named(runbook);
        Map<String, String> values = shipped.values(Map.of("backup", disaster.id()));
        String stack = disaster.shell().stack();
        Tmux terminal = new Tmux(temporary.resolve("tmux"));
        terminal.open(disaster.shell().program());
        try {
            terminal.await(stack + "> ");
            enter(terminal, "runbook run " + runbook + " --set backup=" + disaster.id());
            List<Step> steps = shipped.steps();
            for (int at = 0; at < steps.size(); at++) {
                terminal.await("Run step " + (at + 1) + " of " + steps.size() + ", "
                        + steps.get(at).name() + "?");
                enter(terminal, "y");
                if (ShippedRunbook.destroys(steps.get(at), values)) {
                    terminal.await("Type the stack's name, " + stack);
                    enter(terminal, stack);
                }
            }
            terminal.await("Recovered.");
            terminal.await("\n" + stack + "> ");
        } finally {
            terminal.close();
        }
    }

    private static void enter(Tmux terminal, String line) throws Exception {
        terminal.type(line);
        terminal.keys("Enter");
    }
}
