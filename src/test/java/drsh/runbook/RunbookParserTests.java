package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunbookParserTests {

    static final String GOOD = """
            ---
            title: Disaster recovery
            when: The database is lost
            rto: 1h30m
            rpo: 1d
            inputs:
              backup: {type: backup, default: latest-verified, help: The backup to go back to}
            ---
            # Disaster recovery

            Read this first.

            ## Preflight

            Look before you leap.

            ```check
            backup verify {{backup}}
            ```

            ## 1. Restore the database

            > [!CAUTION]
            > Replaces the database.
            > What was written since is lost.

            Why it is done.

            ```run timeout=2h
            # a comment

            restore run {{backup}}
            ```

            ```bash
            pg_restore by hand
            ```

            ```undo
            restore undo
            ```

            ## 2. Health check

            ~~~check
            stack health
            ~~~
            """;

    @Test
    void theFrontMatterIsRead() {
        Runbook runbook = parse(GOOD).runbook();
        assertThat(runbook.title()).isEqualTo("Disaster recovery");
        assertThat(runbook.name()).isEqualTo("good");
        assertThat(runbook.when()).isEqualTo("The database is lost");
        assertThat(runbook.rto()).isEqualTo(Duration.ofMinutes(90));
        assertThat(runbook.rpo()).isEqualTo(Duration.ofDays(1));
        assertThat(runbook.inputs())
                .containsExactly(new Input(
                        "backup", InputType.BACKUP, List.of(), "latest-verified", "The backup to go back to", 7));
    }

    @Test
    void aGoodRunbookHasNoFindings() {
        assertThat(parse(GOOD).findings()).isEmpty();
    }

    @Test
    void everyCommandLineKeepsItsLineInTheFile() {
        Runbook runbook = parse(GOOD).runbook();
        for (CommandLine line : runbook.steps().get(0).lines(FenceWord.values()).toList()) {
            assertThat(GOOD.lines().toList().get(line.line() - 1)).isEqualTo(line.text());
        }
        assertThat(runbook.steps().get(0).line()).isEqualTo(21);
    }

    @Test
    void stepsHaveNamesWithoutNumbersAndIdsWithoutSpaces() {
        List<Step> steps = parse(GOOD).runbook().steps();
        assertThat(steps).extracting(Step::name).containsExactly("Restore the database", "Health check");
        assertThat(steps).extracting(Step::id).containsExactly("restore-the-database", "health-check");
    }

    @Test
    void fencesHaveTheirWordAndTheirTimeout() {
        Step step = parse(GOOD).runbook().steps().get(0);
        assertThat(step.fences()).extracting(Fence::word).containsExactly(FenceWord.RUN, FenceWord.UNDO);
        assertThat(step.fences()).extracting(Fence::timeout).containsExactly(Duration.ofHours(2), null);
    }

    @Test
    void commentsAndBlankLinesAreNoCommands() {
        assertThat(parse(GOOD).runbook().steps().get(0).lines(FenceWord.RUN))
                .extracting(CommandLine::text)
                .containsExactly("restore run {{backup}}");
    }

    @Test
    void theProseIsTheSectionWithoutWhatRuns() {
        Runbook runbook = parse(GOOD).runbook();
        assertThat(runbook.prose()).isEqualTo("Read this first.");
        assertThat(runbook.steps().get(0).prose())
                .contains("Why it is done.", "pg_restore by hand", "Replaces the database")
                .doesNotContain("restore run", "restore undo", "## 1");
    }

    @Test
    void theCautionIsRecognised() {
        List<Step> steps = parse(GOOD).runbook().steps();
        assertThat(steps.get(0).caution()).isEqualTo("Replaces the database. What was written since is lost.");
        assertThat(steps.get(1).caution()).isNull();
    }

    @Test
    void windowsLineEndsMakeNoDifference() {
        ParsedRunbook windows = parse(GOOD.replace("\n", "\r\n"));
        assertThat(windows.findings()).isEmpty();
        assertThat(windows.runbook().steps()).isEqualTo(parse(GOOD).runbook().steps());
    }

    @Test
    void controlCharactersAreReportedAndNeverKept() {
        ParsedRunbook parsed = parse(GOOD.replace("Why it is done.", "Why \u001b[2Jit \u202eis done.\u0007"));
        assertThat(parsed.findings()).extracting(Finding::rule).containsExactly(Rule.CONTROL_CHARACTER);
        assertThat(parsed.runbook().steps().get(0).prose()).contains("Why \\u001b[2Jit \\u202eis done.\\u0007");
        assertThat(parsed.findings().toString()).doesNotContain("\u001b");
    }

    @Test
    void anAliasBombIsRefused() {
        String bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n";
        assertThat(parse(bomb).findings()).extracting(Finding::rule).contains(Rule.FRONT_MATTER);
    }

    @Test
    void aTagOfAClassConstructsNothing() {
        String tagged = GOOD.replace("when: The", "when: !!javax.script.ScriptEngineManager The");
        assertThat(parse(tagged).findings()).extracting(Finding::rule).contains(Rule.FRONT_MATTER);
    }

    @Test
    @Timeout(10)
    void aThousandStepsAreRead() {
        StringBuilder text = new StringBuilder(GOOD);
        for (int step = 3; step < 1003; step++) {
            text.append("\n## ").append(step).append(". Step ").append(step).append("\n```run\nstack up\n```\n");
        }
        assertThat(parse(text.toString()).runbook().steps()).hasSize(1002);
    }

    @Test
    @Timeout(10)
    void deepNestingIsReadInReasonableTime() {
        assertThat(parse("> ".repeat(100_000) + "x").findings()).isNotEmpty();
        assertThat(parse(("- ".repeat(500) + "x\n").repeat(100)).findings()).isNotEmpty();
    }

    @Test
    void theChecksumIsThatOfTheFile() {
        assertThat(parse("").runbook().sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    static ParsedRunbook parse(String text) {
        return RunbookParser.parse(Path.of("good.md"), text.getBytes(StandardCharsets.UTF_8));
    }
}
