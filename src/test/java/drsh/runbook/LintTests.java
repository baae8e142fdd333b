package drsh.runbook;

import static drsh.runbook.RunbookParserTests.GOOD;
import static drsh.runbook.RunbookParserTests.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LintTests {

    /** Written out as bytes below, it is no UTF-8. */
    private static final String LONE_SURROGATE = "\ud800";

    @ParameterizedTest(name = "{0} at line {1}: {3} for {2}")
    @MethodSource("mistakes")
    void everyMistakeIsFoundAtItsLine(Rule rule, int line, String was, String becomes) {
        String broken = GOOD.replace(was, becomes);
        assertThat(broken).isNotEqualTo(GOOD);
        assertThat(lint(broken))
                .extracting(finding -> finding.rule() + " at " + finding.line())
                .contains(rule + " at " + line);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAMistakeThatBreaksIt(Rule rule) {
        assertThat(mistakes())
                .anySatisfy(mistake -> assertThat(mistake.get()[0]).isEqualTo(rule));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(Rule.TOO_LARGE, 1, "Read this first.", "x".repeat(600_000)),
                mistake(Rule.CONTROL_CHARACTER, 11, "Read this first.", "\u001b[31mRead"),
                mistake(Rule.FRONT_MATTER, 3, "when: The database is lost", "when: 'The' database"),
                mistake(Rule.FRONT_MATTER, 3, "when: The", "title: Twice\nwhen: The"),
                mistake(Rule.FRONT_MATTER, 2, "title: Disaster", "title: &x Disaster"),
                mistake(Rule.FRONT_MATTER, 1, "---\n# Disaster", "# Disaster"),
                mistake(Rule.UNKNOWN_KEY, 3, "when: The", "whem: The"),
                mistake(Rule.UNKNOWN_KEY, 7, "default: latest", "defualt: latest"),
                mistake(Rule.WRONG_TYPE, 3, "when: The database is lost", "when: [The, database]"),
                mistake(Rule.WRONG_TYPE, 3, "when: The database is lost", "when: 12"),
                mistake(Rule.WRONG_TYPE, 4, "rto: 1h30m", "rto: 1:30"),
                mistake(Rule.WRONG_TYPE, 4, "rto: 1h30m", "rto: soon"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: backups"),
                mistake(Rule.WRONG_TYPE, 7, "backup: {", "Back up: {"),
                mistake(Rule.WRONG_TYPE, 7, "default: latest-verified", "default: --in-place"),
                mistake(Rule.NO_WHEN, 1, "when: The database is lost\n", ""),
                mistake(Rule.TITLE, 1, "# Disaster recovery\n", "\n"),
                mistake(Rule.TITLE, 11, "Read this first.", "# Another"),
                mistake(Rule.PREFLIGHT, 13, "## Preflight", "## Before"),
                mistake(Rule.PREFLIGHT, 17, "```check", "```run"),
                mistake(Rule.PREFLIGHT, 13, "```check", "```"),
                mistake(Rule.NO_STEPS, 13, GOOD.substring(GOOD.indexOf("## 1.")), ""),
                mistake(Rule.DUPLICATE_STEP, 43, "## 2. Health check", "## 2. Restore  the database"),
                mistake(Rule.DUPLICATE_STEP, 43, "## 2. Health check", "## 2. Preflight"),
                mistake(Rule.EMPTY_STEP, 43, "~~~check", "~~~text"),
                mistake(Rule.EMPTY_STEP, 29, "restore run {{backup}}\n", ""),
                mistake(Rule.UNCLOSED_FENCE, 45, "stack health\n~~~\n", "stack health\n"),
                mistake(Rule.MISPLACED_FENCE, 11, "Read this first.", "```run\nstack up\n```"),
                mistake(Rule.MISPLACED_FENCE, 29, "Why it is done.\n", "- Why\n\n  ```run\n  stack up\n  ```\n"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```runs"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```Run"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timout=2h"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout=2"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout=2h timeout=3h"),
                mistake(Rule.FENCE_OPTION, 29, "run timeout=2h", "manual timeout=2h"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{backpu}}"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{}}"),
                mistake(Rule.UNUSED_INPUT, 7, "{{backup}}", "latest"),
                mistake(Rule.QUOTED_INPUT, 32, "restore run {{backup}}", "restore run \"{{backup}}\""),
                mistake(Rule.UNKNOWN_COMMAND, 32, "restore run {{backup}}", "restore ruin {{backup}}"),
                mistake(Rule.UNKNOWN_COMMAND, 40, "restore undo", "restore redo"),
                mistake(Rule.CHECK_CHANGES, 46, "stack health", "stack up"),
                mistake(Rule.CHECK_CHANGES, 18, "backup verify {{backup}}", "restore run {{backup}}"),
                mistake(Rule.NO_CAUTION, 21, "[!CAUTION]", "Caution"),
                mistake(Rule.NO_CAUTION, 21, "> Replaces the database.\n> What was written since is lost.\n", ""),
                mistake(Rule.NO_UNDO, 21, "```undo", "```text"),
                mistake(Rule.NO_HEALTH_CHECK, 43, "stack health", "stack status"),
                mistake(Rule.NOT_TEXT, 1, "Read", LONE_SURROGATE));
    }

    @Test
    void aFindingPrintsItsPlaceItsRuleAndWhatWasMeant() {
        assertThat(lint(GOOD.replace("restore run {{backup}}", "restore run {{bakcup}}")))
                .extracting(Finding::toString)
                .containsExactly(
                        "good.md:32: error undeclared-input: bakcup is no declared input (did you mean backup)");
    }

    @Test
    void anUnreadableFrontMatterIsNotTurnedIntoUndeclaredInputs() {
        assertThat(lint(GOOD.replace("when: The", "when: 'The' ")))
                .extracting(Finding::rule)
                .containsExactly(Rule.NO_WHEN, Rule.FRONT_MATTER);
    }

    @Test
    void commandsAreAskedAboutWithASampleOfEachInput() {
        KnownCommands commands = new KnownCommands();
        assertThat(new Lint(commands).findings(parse(GOOD))).isEmpty();
        assertThat(commands.asked).contains("restore run 20260111-020000", "restore undo", "stack health");
    }

    @Test
    void aRunbookWithErrorsIsNotRunnable() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> new Lint(new KnownCommands())
                        .runnable(parse(
                                GOOD.replace("restore run", "restore ruin").replace("rto: 1h30m", "rto: 1"))))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FINDINGS))
                .withMessageContaining("good.md:4: error wrong-type")
                .withMessageContaining("and 1 more");
    }

    @Test
    void aRunbookWithWarningsIsRunnable() {
        ParsedRunbook parsed = parse(GOOD.replace("stack health", "stack status"));
        assertThat(new Lint(new KnownCommands()).runnable(parsed)).isSameAs(parsed.runbook());
    }

    private static Arguments mistake(Rule rule, int line, String was, String becomes) {
        return Arguments.of(rule, line, was, becomes);
    }

    private static List<Finding> lint(String text) {
        byte[] content = text.contains(LONE_SURROGATE)
                ? text.replace(LONE_SURROGATE, "\u00e9").getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
        return new Lint(new KnownCommands()).findings(RunbookParser.parse(Path.of("good.md"), content));
    }
}
