package drsh.runbook;

import static drsh.runbook.RunbookParserTests.GOOD;
import static drsh.runbook.RunbookParserTests.parse;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTests {

    /** Written out as bytes below, it is no UTF-8. */
    private static final String LONE_SURROGATE = "\ud800";

    @ParameterizedTest(name = "{0} at line {1}: {3} for {2}")
    @MethodSource("mistakes")
    void everyMistakeIsFoundAtItsLineAndNothingElseIs(Rule rule, int line, String was, String becomes) {
        String broken = GOOD.replace(was, becomes);
        assertThat(broken).isNotEqualTo(GOOD);
        assertThat(lint(broken))
                .extracting(finding -> finding.rule() + " at " + finding.line())
                .containsExactly(rule + " at " + line);
    }

    /** The rules about a file that is not read have theirs in {@link RunbookCatalogTests}. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREADABLE", "HIDES_ANOTHER"})
    void everyRuleHasAMistakeThatBreaksIt(Rule rule) {
        assertThat(mistakes())
                .anySatisfy(mistake -> assertThat(mistake.get()[0]).isEqualTo(rule));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(Rule.TOO_LARGE, 1, "Read this first.", "x".repeat(600_000)),
                mistake(Rule.NOT_TEXT, 1, "Read", LONE_SURROGATE),
                mistake(Rule.CONTROL_CHARACTER, 11, "Read this first.", "\u001b[31mRead"),
                mistake(Rule.CONTROL_CHARACTER, 2, "title: Disaster", "title: \"\\e[31m\" # Disaster"),
                mistake(Rule.CONTROL_CHARACTER, 7, "help: The", "help: \"\\u202e\" } #"),
                mistake(Rule.CONTROL_CHARACTER, 9, "# Disaster", "# &#27;[31mDisaster"),
                mistake(Rule.CONTROL_CHARACTER, 43, "## 2. Health", "## 2. &#x202e;Health"),
                mistake(Rule.FRONT_MATTER, 3, "when: The database is lost", "when: 'The' database"),
                mistake(Rule.FRONT_MATTER, 3, "when: The", "title: Twice\nwhen: The"),
                mistake(Rule.FRONT_MATTER, 2, "title: Disaster", "title: &x Disaster"),
                mistake(Rule.FRONT_MATTER, 1, "---\n# Disaster", "# Disaster"),
                mistake(Rule.UNKNOWN_KEY, 5, "rpo: 1d", "rop: 1d"),
                mistake(Rule.UNKNOWN_KEY, 7, "default: latest", "defualt: latest"),
                mistake(Rule.WRONG_TYPE, 3, "when: The database is lost", "when: [The, database]"),
                mistake(Rule.WRONG_TYPE, 3, "when: The database is lost", "when: 12"),
                mistake(Rule.WRONG_TYPE, 4, "rto: 1h30m", "rto: 1:30"),
                mistake(Rule.WRONG_TYPE, 4, "rto: 1h30m", "rto: soon"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: backups"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup, ", ""),
                mistake(Rule.WRONG_TYPE, 7, "default: latest-verified", "values: [a, b]"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: choice"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: choice, values: a"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: choice, values: [a, a]"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: choice, values: [a, -b]"),
                mistake(Rule.WRONG_TYPE, 7, "type: backup", "type: choice, values: [a, b]"),
                mistake(
                        Rule.WRONG_TYPE,
                        8,
                        "The backup to go back to}",
                        "The backup to go back to}\n  2nd: {type: text}"),
                mistake(Rule.WRONG_TYPE, 7, "default: latest-verified", "default: --in-place"),
                mistake(Rule.NO_WHEN, 1, "when: The database is lost\n", ""),
                mistake(Rule.TITLE, 1, "# Disaster recovery\n", "\n"),
                mistake(Rule.TITLE, 9, "# Disaster recovery\n", "#\n"),
                mistake(Rule.TITLE, 11, "Read this first.", "# Another"),
                mistake(Rule.PREFLIGHT, 13, "## Preflight", "## Before"),
                mistake(Rule.PREFLIGHT, 17, "```check", "```run"),
                mistake(Rule.PREFLIGHT, 13, "```check", "```text"),
                mistake(Rule.NO_STEPS, 13, GOOD.substring(GOOD.indexOf("## 1.")), ""),
                mistake(Rule.STEP_NAME, 21, "## 1. Restore the database", "##"),
                mistake(Rule.STEP_NAME, 21, "## 1. Restore the database", "## 1."),
                mistake(Rule.STEP_NAME, 21, "## 1. Restore the database", "## 1. ???"),
                mistake(Rule.DUPLICATE_STEP, 43, "## 2. Health check", "## 2. Restore  the database"),
                mistake(Rule.DUPLICATE_STEP, 43, "## 2. Health check", "## 2. Restore the database!"),
                mistake(Rule.DUPLICATE_STEP, 43, "## 2. Health check", "## 2. Preflight"),
                mistake(Rule.EMPTY_STEP, 43, "## 2. Health check", "## 2. Rest\n\n## 3. Health check"),
                mistake(Rule.EMPTY_STEP, 45, "~~~check", "~~~manual\n~~~\n\n~~~check"),
                mistake(Rule.UNCLOSED_FENCE, 45, "stack health\n~~~\n", "stack health\n"),
                mistake(Rule.UNCLOSED_FENCE, 17, "verify {{backup}}\n```", "verify {{backup}}"),
                mistake(Rule.UNCLOSED_FENCE, 35, "by hand\n```", "by hand\n"),
                mistake(Rule.MISPLACED_FENCE, 11, "Read this first.", "```run\nstack up\n```"),
                mistake(Rule.MISPLACED_FENCE, 29, "Why it is done.\n", "- Why\n\n  ```run\n  stack up\n  ```\n"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```runs"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```Run"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```RUN"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```{run}"),
                mistake(Rule.FENCE_WORD, 29, "```run", "```{.Run}"),
                mistake(Rule.FENCE_WORD, 45, "~~~check", "~~~CHECK"),
                mistake(Rule.WORDLESS_FENCE, 35, "```bash\npg_restore by hand", "```\n# by hand\nstack up"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timout=2h"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout=2"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout"),
                mistake(Rule.FENCE_OPTION, 29, "timeout=2h", "timeout=2h timeout=3h"),
                mistake(Rule.FENCE_OPTION, 29, "run timeout=2h", "manual timeout=2h"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{backpu}}"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{}}"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{backup}"),
                mistake(Rule.UNDECLARED_INPUT, 32, "restore run {{backup}}", "restore run {{{backup}}}"),
                mistake(Rule.UNUSED_INPUT, 7, "{{backup}}", "latest"),
                mistake(Rule.QUOTED_INPUT, 32, "restore run {{backup}}", "restore run \"{{backup}}\""),
                mistake(Rule.UNKNOWN_COMMAND, 32, "restore run {{backup}}", "restore ruin {{backup}}"),
                mistake(Rule.UNKNOWN_COMMAND, 40, "restore undo", "restore redo"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "runbook run other\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "'runbook' r\"u\"n other\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "\\script -- -h\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "session list\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "--json session 'show'\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "--color always session show\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "session report\nstack health"),
                mistake(Rule.NOT_IN_A_STEP, 46, "stack health", "session resume\nstack health"),
                mistake(Rule.ANSWERED, 32, "restore run {{backup}}", "restore run {{backup}} --confirm=reflectus"),
                mistake(Rule.ANSWERED, 40, "restore undo", "restore undo --yes"),
                mistake(Rule.ANSWERED, 40, "restore undo", "restore undo \"--yes\""),
                mistake(Rule.ANSWERED, 40, "restore undo", "restore undo --con'firm'='a b'"),
                mistake(Rule.CHECK_CHANGES, 46, "stack health", "stack up\nstack health"),
                mistake(Rule.CHECK_CHANGES, 18, "backup verify {{backup}}", "restore run {{backup}}"),
                mistake(Rule.NO_CAUTION, 21, "[!CAUTION]", "Caution"),
                mistake(Rule.NO_CAUTION, 21, "> Replaces the database.\n> What was written since is lost.\n", ""),
                mistake(Rule.NO_UNDO, 21, "```undo", "```text"),
                mistake(Rule.NO_UNDO, 21, "restore undo", "stack status"),
                mistake(Rule.NO_HEALTH_CHECK, 43, "stack health", "stack status"),
                mistake(Rule.NO_HEALTH_CHECK, 43, "stack health", "backup verify ' health '"),
                mistake(Rule.NO_HEALTH_CHECK, 43, "stack health", "stack health --help"),
                mistake(Rule.UNFILLED, 11, "Read this", "Say here what has happened, who should know"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [this](absent.md)"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read ![this](pictures/absent.png)"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [this](#2-health-chekc)"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [this]()"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [](#preflight)"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [this][that]"),
                mistake(Rule.BROKEN_LINK, 11, "Read this", "Read [this](README.md%00)"),
                mistake(Rule.SECRET, 11, "Read this", "Use PGPASSWORD=hunter2 with this"),
                mistake(Rule.SECRET, 36, "pg_restore by", "pg_restore -d postgres://app:hunter2@db/reflectus by"),
                mistake(Rule.SECRET, 2, "title: Disaster recovery", "title: Disaster with token=a1b2c3"),
                mistake(Rule.SECRET, 7, "{type: backup,", "{type: backup, # password=hunter2\n   "));
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
                .containsExactly(Rule.FRONT_MATTER);
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
        ParsedRunbook parsed = parse(GOOD.replace("when: The database is lost\n", ""));
        assertThat(new Lint(new KnownCommands()).runnable(parsed)).isSameAs(parsed.runbook());
    }

    @Test
    void anErrorInTheTextAloneDoesNotKeepAnybodyFromTheRecovery() {
        ParsedRunbook parsed = parse(GOOD.replace("Read this", "Read [this](absent.md), password=hunter2"));
        assertThat(new Lint(new KnownCommands()).findings(parsed))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.ERROR);
        assertThat(new Lint(new KnownCommands()).runnable(parsed)).isSameAs(parsed.runbook());
    }

    @Test
    void anInputForASecretIsASecret() {
        assertThat(lint(GOOD.replace("to go back to}", "}\n  db_password: {type: text}\n  key_file: {type: file}")
                        .replace("stack health", "backup verify {{db_password}} {{key_file}}\nstack health")))
                .extracting(finding -> finding.rule() + " at " + finding.line())
                .containsExactly("SECRET at 8");
    }

    @Test
    void aSecretIsFoundAndNotRepeated() {
        assertThat(lint(GOOD.replace("Read this", "Use PGPASSWORD=hunter2 with this")))
                .extracting(Finding::toString)
                .singleElement(as(STRING))
                .contains("good.md:11: error secret: ", "PASSWORD=")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=… PASSWORD=... PGPASSWORD=$PGPASSWORD PASSWORD=<password> PASSWORD={{x}} PASSWORD=YOUR_PASSWORD",
                "The password is in the safe; ask for the token. Secrets: see the safe of the team, password: ask Ann first",
                "`POSTGRES_PASSWORD_FILE=/run/secrets/db` and `--passphrase-file /etc/key`, `gpg --passphrase-fd 0`",
                "passphrase-command: pass show backups",
                "postgres://user:password@host/db and postgres://app:$PASS@db and postgres://app:***@db",
                "ALTER ROLE app PASSWORD '…' and the password 'of the day', a token \"like this\"",
                "Authorization: Bearer $TOKEN",
                "See [the other](https://example.org/a?token=$X#y), [root](/x), <mailto:a@example.org>, [step](#2-health-check)",
                "An array a[i][j], `[a][b]`, - [ ] a box and [x] another",
                "<a id=\"here\"></a> and [here](#here)",
                "It ends with `{{backup}` in text"
            })
    void whatIsMeantWellIsNoFinding(String prose) {
        assertThat(lint(GOOD.replace("Read this first.", prose))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "  POSTGRES_PASSWORD: \"hunter2\"",
                "- Password: `hunter2`",
                "{\"a\": 1, \"password\": \"hunter2\"}",
                "gpg --passphrase hunter2 x",
                "ALTER ROLE app PASSWORD 'hunter2'",
                "export PGPASSWORD='hunter2'",
                "-----BEGIN RSA PRIVATE KEY-----",
                "the key AKIAABCD1FGHIJKLMN2P"
            })
    void whatIsASecretIsFound(String prose) {
        assertThat(lint(GOOD.replace("Read this first.", prose)))
                .extracting(Finding::rule)
                .containsExactly(Rule.SECRET);
    }

    @Test
    void linksAreLookedUpBesideTheFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other one.md"), "# Other\n\n## Its part\n\n## Its part\n");
        Path file = folder.resolve("good.md");
        Files.writeString(
                file,
                GOOD.replace(
                        "Read this first.",
                        "[a](<other one.md>), [b](other%20one.md#its-part-1), [c](good.md#preflight), [d](.),\n"
                                + "[e](other%20one.md#its-prat)"));
        assertThat(new Lint(new KnownCommands()).findings(RunbookCatalog.read(file)))
                .extracting(finding -> finding.line() + " " + finding.message() + " " + finding.suggestion())
                .containsExactly("12 link other%20one.md#its-prat leads to no heading its-part");
    }

    @Test
    void aChoiceIsTriedWithEachOfItsValues() {
        String choice = GOOD.replace(
                "The backup to go back to}", "The backup}\n  way: {type: choice, values: [up, down, sideways]}");
        assertThat(lint(choice.replace("restore undo", "restore undo\nstack {{way}}")))
                .extracting(Finding::message)
                .containsExactly("stack sideways is no command");
    }

    @Test
    void aValueCannotMakeALineLeadElsewhere() {
        String choice = GOOD.replace(
                "The backup to go back to}", "The backup}\n  noun: {type: choice, values: [stack, session]}");
        assertThat(lint(choice.replace("restore undo", "restore undo\n{{noun}} up")))
                .extracting(finding -> finding.rule() + " at " + finding.line())
                .containsExactly("NOT_IN_A_STEP at 42");
    }

    @Test
    void aNewRunbookHasNoFindings() {
        Path file = Path.of("disk-full.md");
        assertThat(lint(Skeleton.text(file, "The disk is full")))
                .hasSize(Skeleton.ASKED_FOR.size())
                .extracting(Finding::rule)
                .containsOnly(Rule.UNFILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's *the* disk_s [x](y) #1 #",
                "a: b # c",
                "---",
                "1. `x` <b> &amp; &#27;",
                "{{x}} \"q\" \\ 'q'",
                "true",
                "ä 🎉 %s %n $1",
                "!x",
                "> y",
                "- z"
            })
    void aNewRunbookHasTheTitleThatWasGiven(String title) {
        ParsedRunbook parsed = parse(Skeleton.text(Path.of("x.md"), title));
        assertThat(parsed.runbook().title()).isEqualTo(title);
        assertThat(parsed.findings()).extracting(Finding::rule).containsOnly(Rule.UNFILLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\u001b[2J", "\u202eab", "password=hunter2", "\ta"})
    void aTitleThatCannotBeOneIsRefused(String title) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> Skeleton.text(Path.of("x.md"), title))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
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
