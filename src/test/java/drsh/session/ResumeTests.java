package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that stopped, and go on. */
class ResumeTests {

    private static final String STOP = "change stop";
    private static final String RESTORE = "destroy old 20260111-020000";
    private static final String COMPARE = "read compare";
    private static final String HEALTH = "stack health";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void freshRig() {
        rig = new Rig(folder.resolve("state"));
    }

    @Test
    void aPausedSessionGoesOnWithTheNextStepAndTheSameBackup() {
        rig.typed("y", "n");
        rig.newer = "20260111-030000";
        rig.commands.ran.clear();
        assertThat(rig.resumed(true, SessionOptions.NONE, "y", "reflectus", "y"))
                .isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(RESTORE, COMPARE, HEALTH);
        assertThat(rig.last(SessionEvent.SessionResumed.class).origin().operator())
                .isEqualTo("bob");
        assertThat(state()).isEqualTo(SessionState.ENDED);
    }

    @Test
    void theTimeOfThePauseIsNeitherWorkNorWaiting() {
        rig.typed("y", "n");
        rig.clock.pass(Duration.ofHours(1));
        rig.resumed(true, SessionOptions.NONE, "y", "reflectus", "y");
        Figures figures = rig.last(SessionEvent.SessionEnded.class).figures();
        assertThat(figures.paused()).isEqualTo(Duration.ofHours(1));
        assertThat(figures.working()).isEqualTo(FakeCommands.MINUTE.multipliedBy(5));
        assertThat(figures.waiting()).isEqualTo(ScriptedPrompter.TIME.multipliedBy(5));
        assertThat(figures.total())
                .isEqualTo(figures.working().plus(figures.waiting()).plus(figures.paused()));
    }

    @Test
    void afterAPreflightThatBrokeOffItRunsAgain() {
        rig.breaksOffIn("read preflight 20260111-020000");
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).startsWith("read preflight 20260111-020000", "read preflight 20260111-020000");
    }

    @Test
    void aLineThatMayHaveBeenDoneIsCheckedAndThenAskedAbout() {
        rig.breaksOffIn(RESTORE, "y", "y", "reflectus");
        rig.commands.ran.clear();
        assertThat(rig.resumed(true, SessionOptions.NONE, "c", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(COMPARE, HEALTH);
        assertThat(rig.prompter.asked.get(0))
                .isEqualTo("Step 2, Restore, did not end well; whether this was done is not known: " + RESTORE
                        + "; its checks hold. What now? [r c s d w n a]");
        assertThat(rig.last(SessionEvent.SessionEnded.class).figures().dataAge())
                .isNotNull();
    }

    @Test
    void itCannotBeCountedAsDoneWhenItsChecksDoNotHold() {
        rig.breaksOffIn(RESTORE, "y", "y", "reflectus");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "users differ");
        rig.commands.ran.clear();
        assertThat(rig.resumed(true, SessionOptions.NONE, "c", "r", "reflectus", "y"))
                .isEqualTo(Outcome.DONE);
        assertThat(rig.prompter.asked.get(0)).endsWith("its checks do not hold. What now? [r s d w n a]");
        assertThat(rig.commands.ran).containsExactly(COMPARE, RESTORE, COMPARE, HEALTH);
    }

    @Test
    void noFlagDecidesAboutIt() {
        rig.breaksOffIn(RESTORE, "y", "y", "reflectus");
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.UNANSWERED);
        // And it stays unknown for the next one.
        rig.commands.ran.clear();
        assertThat(rig.resumed(false, SessionOptions.NONE, "r", "reflectus", "y"))
                .isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(COMPARE, RESTORE, COMPARE, HEALTH);
    }

    @Test
    void aStepWithoutChecksThatBrokeOffIsAskedAbout() {
        rig.breaksOffIn(STOP, "y");
        rig.resumed(true, SessionOptions.NONE);
        assertThat(rig.prompter.asked)
                .containsExactly("Step 1, Stop, did not end well; whether this was done is not known: " + STOP
                        + "; it has no check. What now? [r u s d w n a]");
    }

    @Test
    void aLineThatOnlyReadsLeavesNothingUnknown() {
        rig.breaksOffIn(COMPARE, "y", "y", "reflectus");
        rig.commands.ran.clear();
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.DONE);
        // What has destroyed does not run a second time.
        assertThat(rig.commands.ran).containsExactly(COMPARE, HEALTH);
        assertThat(rig.all(SessionEvent.StepUnknown.class)).isEmpty();
    }

    @Test
    void anAbortThatBrokeOffGoesOnAsOne() {
        rig.breaksOffIn("destroy new", "y", "y", "reflectus", "a", "y", "reflectus");
        rig.commands.ran.clear();
        assertThat(rig.resumed(true, Rig.flags(true, "reflectus"), "y", "reflectus", "n"))
                .isEqualTo(Outcome.DECLINED);
        // What was restored is still there: it can be taken back.
        assertThat(rig.commands.ran).containsExactly(COMPARE, "destroy new");
    }

    @Test
    void anUndoThatMayBeDoneIsNotDoneTwice() {
        rig.breaksOffIn("destroy new", "y", "y", "reflectus", "a", "y", "reflectus");
        rig.commands.ran.clear();
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        assertThat(rig.resumed(true, SessionOptions.NONE, "n")).isEqualTo(Outcome.DECLINED);
        assertThat(rig.commands.ran).containsExactly(COMPARE);
        assertThat(rig.last(SessionEvent.SessionAborted.class).notUndone())
                .contains("# not known whether it was done: destroy new");
    }

    @Test
    void aFailedStepIsOfferedAsOne() {
        rig.commands.next(STOP, Outcome.FAILED, "busy");
        assertThat(rig.piped("y")).isEqualTo(Outcome.FAILED);
        assertThat(rig.resumed(false, SessionOptions.NONE, "r", "y", "reflectus", "y"))
                .isEqualTo(Outcome.DONE);
        assertThat(rig.prompter.asked.get(0)).isEqualTo("Step 1, Stop, failed. What now? [r u s d w n a]");
    }

    @Test
    void whatDestroysAndFailsMayHaveBeenDone() {
        rig.commands.next(RESTORE, Outcome.INTERRUPTED, "the interrupt came too late");
        assertThat(rig.typed("y", "y", "reflectus", "c", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsOnlyOnce(RESTORE);
        assertThat(rig.prompter.asked)
                .anyMatch(question -> question.endsWith("its checks hold. What now? [r c s d w n a]"));
        assertThat(rig.last(SessionEvent.SessionEnded.class).figures().dataAge())
                .isNotNull();
    }

    @Test
    void aRefusalLeavesNothingUnknown() {
        rig.commands.next(RESTORE, Outcome.REFUSED, "no room");
        rig.typed("y", "y", "reflectus", "n");
        assertThat(rig.all(SessionEvent.StepUnknown.class)).isEmpty();
    }

    @Test
    void whatHasDestroyedIsNotRepeatedByARetryAndCanStillBeTakenBack() {
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.typed("y", "y", "reflectus", "r", "u", "reflectus", "n");
        assertThat(rig.commands.ran.stream().filter(RESTORE::equals)).hasSize(1);
        assertThat(rig.commands.ran).endsWith(COMPARE, COMPARE, "destroy new");
        assertThat(rig.all(SessionEvent.CommandLeft.class))
                .extracting(SessionEvent.CommandLeft::command)
                .containsExactly(RESTORE);
        assertThat(rig.all(SessionEvent.KeptListed.class)).isNotEmpty();
    }

    @Test
    void whatSucceedsAtTheSecondAttemptCanBeTakenBack() {
        rig.commands.next(RESTORE, Outcome.FAILED, "no room");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.typed("y", "y", "reflectus", "r", "reflectus", "u", "reflectus", "n");
        assertThat(rig.commands.ran).endsWith(RESTORE, COMPARE, "destroy new");
    }

    @Test
    void theStepToBeginWithIsThatOfTheSession() {
        SessionOptions from = new SessionOptions(
                false,
                null,
                false,
                Map.of(),
                "health",
                null,
                new PreparedAnswers("a.yml", Map.of("nowhere", List.of("y"))),
                false);
        assertThat(rig.run(false, from)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.ATTENTION);
        assertThat(rig.commands.ran).containsExactly("read preflight 20260111-020000", HEALTH);
    }

    @Test
    void anOlderSessionIsNotTakenForTheOneToResume() {
        rig.typed("y", "n");
        rig.clock.pass(Duration.ofHours(1));
        rig.typed("y", "y", "reflectus", "y");
        Sessions sessions = new Sessions(rig.state);
        assertThat(sessions.unfinished("reflectus")).isEmpty();
        assertThat(sessions.overtaken(sessions.list().get(1), "reflectus")).isTrue();
    }

    @Test
    void aChangedRunbookThatHasLostABegunStepIsRefused() {
        rig.typed("y", "n");
        rig.runbook = rig.runbook.replace("## 1. Stop", "## 1. Halt");
        SessionOptions accepting =
                new SessionOptions(true, "reflectus", false, Map.of(), null, null, PreparedAnswers.NONE, true);
        refused("no longer has the step stop", accepting);
    }

    @Test
    void linesTornTwiceAndInTheMiddleOfACharacterAreNoHindrance() throws IOException {
        rig.typed("y", "n");
        Path journal = rig.journal().orElseThrow();
        byte[] half = {'{', '"', (byte) 0xc3};
        Files.write(journal, half, StandardOpenOption.APPEND);
        Files.writeString(journal, "\n{\"v\":1,\"at", StandardOpenOption.APPEND);
        assertThat(rig.resumed(true, SessionOptions.NONE, "n")).isEqualTo(Outcome.UNANSWERED);
        Files.writeString(journal, "{\n", StandardOpenOption.APPEND);
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.DONE);
    }

    @Test
    void aPipeAmongTheJournalsBlocksNobody() throws Exception {
        rig.typed("n");
        Path pipe = rig.state.resolve("sessions/20270101-000000-pipe.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(new Sessions(rig.state).list()).hasSize(1);
    }

    /** The one test of all crashes: whatever was on disk, what had been done is not done again unasked, and it ends well. */
    @Test
    void afterACrashBehindAnyLineTheSessionComesToItsEnd() throws IOException {
        String[] answers = {"y", "y", "reflectus", "y"};
        rig.typed(answers);
        int lines = rig.journalLines().size();
        for (int crash = 1; crash < lines; crash++) {
            Rig broken = new Rig(Files.createDirectory(folder.resolve("crash-" + crash)));
            // What was not done does not compare.
            broken.commands.always(
                    COMPARE,
                    () -> broken.commands.ran.contains(RESTORE)
                            ? CommandResult.done("")
                            : new CommandResult(Outcome.UNVERIFIED, "users differ", "", ""));
            broken.breaksOffAfter(crash, () -> broken.typed(answers));
            int done = broken.all(SessionEvent.StepFinished.class).size();
            Outcome outcome = goOn(broken);
            assertThat(outcome).as("crash after line %d", crash).isEqualTo(Outcome.DONE);
            SessionLog log = JournalReader.read(broken.journal().orElseThrow());
            assertThat(log.state()).isEqualTo(SessionState.ENDED);
            assertThat(log.all(SessionEvent.StepFinished.class).toList().size()
                            + log.all(SessionEvent.StepCounted.class).count())
                    .as("crash after line %d", crash)
                    .isGreaterThanOrEqualTo(3)
                    .isGreaterThanOrEqualTo(done);
            assertThat(broken.commands.ran.stream().filter(RESTORE::equals).count())
                    .as("restores after a crash behind line %d", crash)
                    .isEqualTo(1);
            assertThat(broken.commands.ran).contains(STOP, RESTORE, COMPARE, HEALTH);
        }
    }

    /** Says the careful thing to whatever is asked. */
    private static Outcome goOn(Rig rig) {
        return rig.resumedBy(question -> {
            if (question.contains("Type the stack's name")) {
                return "reflectus";
            }
            return question.contains(" c s") ? "c" : question.contains("[r") ? "r" : "y";
        });
    }

    @Test
    void aTornLineIsNoHindrance() throws IOException {
        rig.typed("y", "n");
        Files.writeString(rig.journal().orElseThrow(), "{\"v\":1,\"at\":\"2026-01-1", StandardOpenOption.APPEND);
        assertThat(rig.resumed(false, Rig.flags(true, "reflectus"))).isEqualTo(Outcome.DONE);
        SessionLog log = JournalReader.read(rig.journal().orElseThrow());
        assertThat(log.state()).isEqualTo(SessionState.ENDED);
        assertThat(log.torn()).isFalse();
    }

    @Test
    void aChangedRunbookIsRefusedUnlessAccepted() {
        rig.typed("y", "n");
        rig.runbook = rig.runbook.replace("stack health", "stack health twice");
        rig.commands.ran.clear();
        refused("was changed since session", SessionOptions.NONE);
        assertThat(rig.commands.ran).isEmpty();
        SessionOptions accepting =
                new SessionOptions(true, "reflectus", false, Map.of(), null, null, PreparedAnswers.NONE, true);
        assertThat(rig.resumed(false, accepting)).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(RESTORE, COMPARE, "stack health twice");
        assertThat(rig.last(SessionEvent.SessionResumed.class).changed()).isTrue();
    }

    @Test
    void whatHasEndedCannotGoOn() {
        rig.typed("y", "y", "reflectus", "y");
        refused("has ended", SessionOptions.NONE);
        rig.typed("a");
        refused("has ended", SessionOptions.NONE);
        rig.commands.next("read preflight 20260111-020000", Outcome.FAILED, "no");
        rig.typed();
        refused("has ended", SessionOptions.NONE);
    }

    @Test
    void aSessionThatRunsIsNotResumedNorIsASecondOneStarted() throws IOException {
        rig.typed("y", "n");
        Path journal = rig.journal().orElseThrow();
        long size = Files.size(journal);
        SessionLog log = JournalReader.read(journal);
        try (Journal held = Journal.reopen(log, size)) {
            assertThat(new Sessions(rig.state).list().get(0).state()).isEqualTo(SessionState.RUNNING);
            locked(() -> rig.resumed(true, SessionOptions.NONE));
            locked(() -> rig.typed("y"));
            assertThat(Files.readAllLines(journal)).hasSameSizeAs(log.lines());
            assertThat(held.session()).isEqualTo(log.opened().session());
        }
        assertThat(new Sessions(rig.state).list().get(0).state()).isEqualTo(SessionState.PAUSED);
    }

    @Test
    void whatWentOnSinceItWasReadIsNotOverwritten() throws IOException {
        rig.typed("y", "n");
        Path journal = rig.journal().orElseThrow();
        SessionLog log = JournalReader.read(journal);
        byte[] before = Files.readAllBytes(journal);
        locked(() -> Journal.reopen(log, before.length - 1L));
        assertThat(journal).hasContent(new String(before, StandardCharsets.UTF_8));
    }

    private static void locked(Runnable act) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(act::run)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED));
    }

    private void refused(String why, SessionOptions options) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.resumed(true, options))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    private SessionState state() {
        return JournalReader.read(rig.journal().orElseThrow()).state();
    }

    @Test
    void sessionsAreFoundByABeginningOfTheirIds() {
        rig.typed("n");
        rig.clock.pass(Duration.ofSeconds(1));
        rig.typed("n");
        Sessions sessions = new Sessions(rig.state);
        assertThat(sessions.list())
                .extracting(Sessions.Entry::id)
                .isEqualTo(List.of("20260111-031311-recovery", "20260111-031200-recovery"));
        assertThat(sessions.find("20260111-0312").id()).isEqualTo("20260111-031200-recovery");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> sessions.find("2026"))
                .withMessageContaining("several sessions begin with 2026");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> sessions.find("nothing"))
                .withMessageContaining("no session is nothing");
        assertThat(sessions.unfinished("reflectus")).isPresent();
        assertThat(sessions.unfinished("other")).isEmpty();
    }
}
