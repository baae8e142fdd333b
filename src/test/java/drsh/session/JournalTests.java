package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalTests {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void freshRig() {
        rig = new Rig(folder.resolve("state"));
    }

    @Test
    void theJournalTellsTheWholeSession() {
        rig.typed("y", "y", "reflectus", "y");
        assertThat(lines())
                .extracting(line -> line.get("event").stringValue())
                .startsWith("SessionOpened", "CommandStarted", "CommandFinished", "PlanMade", "ObjectiveMissed")
                .endsWith("StepFinished", "KeptListed", "SessionEnded")
                .hasSize(rig.events.size());
        assertThat(lines())
                .allSatisfy(line -> assertThat(line.get("v").intValue()).isEqualTo(1));
        assertThat(lines()).extracting(line -> line.get("at").stringValue()).isSorted();
    }

    @Test
    void theFirstLineSaysWhoWhereAndWhichText() {
        rig.typed();
        JsonNode opened = lines().get(0);
        assertThat(opened.get("session").stringValue()).isEqualTo("20260111-031200-recovery");
        assertThat(opened.get("path").stringValue()).isEqualTo("recovery.md");
        assertThat(opened.get("sha256").stringValue()).hasSize(64);
        assertThat(opened.get("origin").get("operator").stringValue()).isEqualTo("ada");
        assertThat(opened.get("origin").get("stack").stringValue()).isEqualTo("reflectus");
        assertThat(opened.get("inputs").get(0).get("value").stringValue()).isEqualTo("20260111-020000");
    }

    @Test
    void answersHaveTheirQuestionTheirSourceAndTheirWaitingTime() {
        rig.piped("y");
        JsonNode answer = only("Answered");
        assertThat(answer.get("question").stringValue()).isEqualTo("Run step 1 of 3, Stop? [y s d w n a]");
        assertThat(answer.get("answer").stringValue()).isEqualTo("y");
        assertThat(answer.get("source").stringValue()).isEqualTo("piped line 1");
        assertThat(answer.get("waited").stringValue()).isEqualTo("PT10S");
    }

    @Test
    void aCommandIsOnDiskBeforeItRunsAndItsResultAfterwards() {
        List<String> before = new ArrayList<>();
        rig.commands.next("change stop", () -> {
            before.addAll(events());
            return CommandResult.done("");
        });
        rig.piped("y");
        assertThat(before).endsWith("StepStarted", "CommandStarted");
        assertThat(only("StepFinished").get("outcome").stringValue()).isEqualTo("DONE");
        assertThat(lines().get(lines().size() - 1).get("remaining")).hasSize(3);
    }

    @Test
    void whatTheScreenIsToldIsOnDiskAlready() {
        rig.typed("y", "n");
        assertThat(rig.onDisk)
                .hasSizeGreaterThan(5)
                .isEqualTo(IntStream.rangeClosed(1, rig.events.size()).boxed().toList());
    }

    @Test
    void thePlanLeavesTheProseToTheRunbook() throws IOException {
        rig.typed();
        assertThat(Files.readString(rig.journal().orElseThrow()))
                .contains("change stop")
                .doesNotContain("Stops it all");
    }

    @Test
    void onlyTheOperatorMayReadIt() throws IOException {
        rig.typed();
        Path journal = rig.journal().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.resolveSibling("."))))
                .isEqualTo("rwx------");
    }

    @Test
    void twoSessionsInOneSecondHaveTwoJournals() {
        rig.runbook = Rig.RUNBOOK;
        try (Journal one = Journal.open(folder, "recovery", rig.clock);
                Journal two = Journal.open(folder, "recovery", rig.clock)) {
            assertThat(one.session()).isEqualTo("20260111-031200-recovery");
            assertThat(two.session()).isEqualTo("20260111-031200-recovery-2");
        }
    }

    @Test
    void secretsAreNotKept() throws IOException {
        rig.commands.next(
                "change stop",
                () -> new CommandResult(
                        Outcome.FAILED,
                        "cannot reach postgres://app:s3cr3t@db/reflectus",
                        "set PGPASSWORD=s3cr3t",
                        "{\"password\": \"s3cr3t\"}"));
        rig.typed("y", "s", "the token: s3cr3t was wrong", "n");
        assertThat(Files.readString(rig.journal().orElseThrow()))
                .doesNotContain("s3cr3t")
                .contains("postgres://app:***@db/reflectus", "PGPASSWORD=***", "the token: ***");
    }

    @Test
    void whatToolsPrintAndPeopleTypeIsMadePlain() throws IOException {
        rig.commands.next("change stop", () -> new CommandResult(Outcome.FAILED, "\u001b[2J\n", "", "\r\u009b"));
        rig.typed("y", "s", "be\u001bcause", "n");
        assertThat(only("StepFinished").get("message").stringValue()).isEqualTo("\\u001b[2J\n");
        assertThat(Files.readString(rig.journal().orElseThrow())).doesNotContain("\u001b", "\u009b", "\\r");
        assertThat(rig.last(SessionEvent.StepSkipped.class).skipped().reason()).isEqualTo("be\\u001bcause");
    }

    @Test
    void anInterruptedThreadStillWrites() {
        rig.commands.next("change stop", () -> {
            Thread.currentThread().interrupt();
            return CommandResult.done("");
        });
        rig.run(false, Rig.flags(true, "reflectus"));
        assertThat(events()).endsWith("SessionPaused");
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsRefusedBeforeAnythingStarts() throws IOException {
        Files.createFile(rig.state);
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.typed("y"))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining(rig.state.toString());
        assertThat(rig.commands.ran).isEmpty();
    }

    @Test
    void onlyTheEndOfALongOutputIsKept() {
        CommandResult result = new CommandResult(Outcome.FAILED, "", "", "x".repeat(9000) + "the end");
        assertThat(result.output())
                .hasSize(CommandResult.EXCERPT)
                .startsWith("…")
                .endsWith("the end");
    }

    private JsonNode only(String event) {
        List<JsonNode> found = lines().stream()
                .filter(line -> line.get("event").stringValue().equals(event))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> events() {
        return lines().stream().map(line -> line.get("event").stringValue()).toList();
    }

    private List<JsonNode> lines() {
        return rig.journalLines().stream().map(JsonMapper.shared()::readTree).toList();
    }
}
