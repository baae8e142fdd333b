package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.Method;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each shipped runbook, answered by the lines of a file, from a real disaster to equal data. What disaster-recovery does
 * with such lines is in {@link RecoveryIntegrationTests}.
 */
@ExtendWith(TestStack.Provided.class)
class ShippedRecoveryAnsweredIntegrationTests {

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
        Recovering disaster = Recovering.from(Disaster.WRONG_DATA, test, temporary);

        String said = answered("restore-with-little-downtime", Map.of("backup", disaster.id()), disaster.shell());

        assertThat(said).contains("prepared as reflectus_prepared_", "stopped app", "is live; the database could not");
        disaster.assertDone();
    }

    @Test
    void restoreVolumeRefusesADumpAndItsUndoBringsTheWrongDataBack(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.WRONG_DATA, Method.VOLUME, test, temporary);
        Facts wrong = disaster.shell().live();

        String said = answered("restore-volume", Map.of("backup", disaster.id()), disaster.shell());

        assertThat(said).contains("the volume that was live is kept as ");
        disaster.assertDone();
        var undone = disaster.shell()
                .program()
                .run("restore", "undo", disaster.shell().confirm());
        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(FactsComparison.differences(wrong, disaster.shell().live())).isEmpty();
        refusesADump(test, disaster);
        test.restore().run(test.catalog().find(disaster.id()));
    }

    private static void refusesADump(TestStack test, Recovering disaster) throws Exception {
        String dump = test.maker().create(drsh.backup.Requests.usual()).id().value();
        var refused = disaster.shell().program().run("runbook", "run", "restore-volume", "--set", "backup=" + dump);
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .contains("preflight failed, nothing was changed")
                .contains("Backup " + dump + " is a dump (custom), and only a backup of the volume can replace");
        assertThat(disaster.shell().down()).isFalse();
    }

    @Test
    void restoreDrillLeavesTheLiveDatabaseAsItIs(TestStack test) throws Exception {
        Recovering disaster = Recovering.from(Disaster.WRONG_DATA, test, temporary);
        Facts wrong = disaster.shell().live();

        String said = answered("restore-drill", Map.of(), disaster.shell());

        assertThat(said)
                .contains("the drill passed")
                .containsPattern("\\S+ +" + disaster.id() + " +passed +isolated")
                .contains("healthy after");
        assertThat(FactsComparison.differences(wrong, disaster.shell().live())).isEmpty();
        disaster.shell().assertNothingLeft();
        test.restore().run(test.catalog().find(disaster.id()));
    }

    @Test
    void beforeAnUpdateThatGoesWrongItsLinesGoBack(TestStack test) throws Exception {
        PracticeShell shell = PracticeShell.of(test, temporary);

        String said = answered("before-an-update", Map.of("label", "before 2.4"), shell);

        assertThat(said).contains("the drill passed", "healthy after");
        Backup backup = test.catalog().find("latest");
        assertThat(backup.manifest().notes().label()).isEqualTo("before 2.4");
        assertThat(backup.manifest().notes().pinned()).isTrue();
        test.practice().suffer(Disaster.WRONG_DATA);
        var back = shell.program().runWith(ShippedRunbook.agreed(linesBack(backup), shell.stack()));
        assertThat(back.code()).as(back.err()).isZero();
        new Recovering(shell, backup.manifest()).assertDone();
    }

    /** Those that stand in the file for the day on which the update goes wrong. */
    private static List<String> linesBack(Backup backup) throws Exception {
        String block = "```text\n";
        String file = Files.readString(Path.of("runbooks/before-an-update.md"));
        int start = file.indexOf(block) + block.length();
        List<String> lines = file.substring(start, file.indexOf("```", start))
                .lines()
                .map(line -> line.replace("ID", backup.id().value()))
                .toList();
        assertThat(lines).hasSize(6).contains("restore run " + backup.id());
        return lines;
    }

    @Test
    void lostHost(TestStack test) throws Exception {
        Recovering disaster = Recovering.fromALostHost(test, temporary);

        String said = answered("lost-host", Map.of(), disaster.shell());

        assertThat(said).contains("roles made: ", "equal to what was backed up");
        disaster.assertDone();
    }

    private static String answered(String runbook, Map<String, String> set, PracticeShell shell) throws Exception {
        List<String> words = new ArrayList<>(List.of("runbook run " + runbook));
        set.forEach((name, value) -> words.add("--set " + name + "=\"" + value + "\""));
        List<String> lines = new ArrayList<>(List.of(String.join(" ", words)));
        lines.addAll(ShippedRunbook.named(runbook).answers(shell.stack(), set));
        var ended = shell.program().runWith(String.join("\n", lines) + "\n");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
