package drsh.session;

import static drsh.session.Rig.flags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.Answered;
import drsh.session.SessionEvent.PlanMade;
import drsh.session.SessionEvent.SessionAborted;
import drsh.session.SessionEvent.SessionEnded;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.SessionRefused;
import drsh.session.SessionEvent.StepFinished;
import drsh.session.SessionEvent.StepOffered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTests {

    private static final String PREFLIGHT = "read preflight 20260111-020000";
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
    void everyStepIsRunAfterItsOwnAnswerAndItsChecksFollow() {
        assertThat(rig.typed("y", "y", "reflectus", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE, HEALTH);
        assertThat(rig.prompter.asked)
                .containsExactly(
                        "Run step 1 of 3, Stop? [y s d w n a]",
                        "Run step 2 of 3, Restore? [y s d w n a]",
                        "This destroys data. Type the stack's name, reflectus, to run it:",
                        "Run step 3 of 3, Health? [y s d w n a]");
    }

    @Test
    void theTimeoutOfAFenceGoesWithItsLines() {
        rig.typed("y", "y", "reflectus", "y");
        assertThat(rig.commands.timeouts.get(2)).hasValue(Duration.ofHours(2));
        assertThat(rig.commands.timeouts.get(1)).isEmpty();
    }

    @Test
    void thePlanComesAfterThePreflightAndSaysWhatWillBeLost() {
        rig.typed();
        Plan plan = rig.last(PlanMade.class).plan();
        assertThat(plan.steps()).extracting(PlannedStep::risk).containsExactly(Risk.CHANGE, Risk.DESTROY, Risk.READ);
        assertThat(plan.steps().get(1).undo()).extracting(PlannedCommand::text).containsExactly("destroy new");
        assertThat(plan.rto()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.inputs()).extracting(ResolvedInput::description).containsExactly("20260111-020000, 41 MB");
        assertThat(plan.loss()).extracting(DataLoss::text).isEqualTo("data written after 02:00 will be lost: 1 h 12 m");
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
    }

    @Test
    void theFiguresTellWorkFromWaiting() {
        rig.typed("y", "y", "reflectus", "y");
        Figures figures = rig.last(SessionEnded.class).figures();
        assertThat(figures.working()).isEqualTo(FakeCommands.MINUTE.multipliedBy(5));
        assertThat(figures.waiting()).isEqualTo(ScriptedPrompter.TIME.multipliedBy(4));
        assertThat(figures.total()).isEqualTo(Duration.ofSeconds(340));
        assertThat(figures.rtoMet()).isTrue();
        assertThat(figures.dataAge()).isEqualTo(Duration.ofMinutes(72));
        assertThat(figures.rpoMet()).isFalse();
    }

    @Test
    void aMissedTargetIsSaid() {
        rig.runbook = Rig.RUNBOOK.replace("rto: 10m", "rto: 5m");
        rig.typed("y", "y", "reflectus", "y");
        assertThat(rig.last(SessionEnded.class).figures().rtoMet()).isFalse();
    }

    @Test
    void noDataCameBackWhenTheRestoreWasSkipped() {
        assertThat(rig.typed("y", "s", "restored by hand", "y")).isEqualTo(Outcome.ATTENTION);
        Figures figures = rig.last(SessionEnded.class).figures();
        assertThat(figures.dataAge()).isNull();
        assertThat(figures.skipped()).containsExactly(new SkippedStep("restore", "Restore", "restored by hand"));
    }

    @Test
    void aFailedPreflightRefusesAndChangesNothing() {
        rig.commands.next(PREFLIGHT, Outcome.UNVERIFIED, "checksum differs");
        assertThat(rig.typed("y", "y", "reflectus", "y")).isEqualTo(Outcome.REFUSED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
        assertThat(rig.prompter.asked).isEmpty();
        assertThat(rig.last(SessionRefused.class))
                .isEqualTo(new SessionRefused(Outcome.REFUSED, PREFLIGHT, "checksum differs", "look at " + PREFLIGHT));
    }

    @Test
    void anInterruptedPreflightIsAnInterruption() {
        rig.commands.next(PREFLIGHT, Outcome.INTERRUPTED, "interrupted");
        assertThat(rig.typed("y")).isEqualTo(Outcome.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "yes", "ja", "j", "1", "r", "u", "reflectus"})
    void anUnclearAnswerRunsNothingAndIsAskedAgainAtATerminal(String unclear) {
        assertThat(rig.typed(unclear, unclear)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
        assertThat(rig.prompter.asked).hasSize(3);
        assertThat(rig.all(SessionEvent.KeysShown.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "yes"})
    void anUnclearAnswerFromAFilePausesAndIsNotAskedAgain(String unclear) {
        assertThat(rig.piped(unclear, "y", "y")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
        assertThat(rig.prompter.asked).hasSize(1);
    }

    @Test
    void aPauseNamesTheReasonTheJournalAndTheCommandsThatAreLeft() {
        assertThat(rig.piped("y")).isEqualTo(Outcome.UNANSWERED);
        SessionPaused paused = rig.last(SessionPaused.class);
        assertThat(paused.reason()).startsWith("no answer could be had to: Run step 2 of 3, Restore?");
        assertThat(paused.reason()).endsWith("(add --confirm=reflectus to answer it beforehand)");
        assertThat(paused.journal()).isEqualTo(rig.journal().orElseThrow());
        assertThat(paused.remaining()).containsExactly(RESTORE, COMPARE, HEALTH);
    }

    @Test
    void aWrongNameRunsNothingAndAsksTheStepAgainAtATerminal() {
        assertThat(rig.typed("y", "y", "Reflectus", "y", "reflectus", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE, HEALTH);
        assertThat(rig.prompter.asked)
                .filteredOn(question -> question.contains("Restore?"))
                .hasSize(2);
    }

    @Test
    void aWrongNameFromAFilePauses() {
        assertThat(rig.piped("y", "y", "y", "reflectus")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP);
    }

    @Test
    void aSkipNeedsAReason() {
        assertThat(rig.typed("s", "", "s", "is down already", "n")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.last(SessionEvent.StepSkipped.class).skipped().reason()).isEqualTo("is down already");
        assertThat(rig.prompter.asked)
                .filteredOn("Why skip step 1, Stop? In a few words:"::equals)
                .hasSize(2);
    }

    @Test
    void aSkipWithoutAReasonIsTakenBack() {
        assertThat(rig.typed("s", "", "n")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.prompter.asked)
                .filteredOn(question -> question.contains("Stop? ["))
                .hasSize(2);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
    }

    @Test
    void aSkipWithoutAReasonInAFilePauses() {
        assertThat(rig.piped("s", "", "y")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.all(SessionEvent.StepSkipped.class)).isEmpty();
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
    }

    @Test
    void aFailedStepCanBeRetried() {
        rig.commands.next(STOP, Outcome.FAILED, "busy");
        assertThat(rig.typed("y", "r", "y", "reflectus", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, STOP, RESTORE, COMPARE, HEALTH);
        assertThat(rig.all(StepFinished.class).get(0))
                .isEqualTo(new StepFinished("stop", "Stop", false, Outcome.FAILED, "busy", "look at change stop"));
        assertThat(rig.prompter.asked).contains("Step 1, Stop, failed. What now? [r u s d w n a]");
    }

    @Test
    void aRetryOfWhatDestroysIsConfirmedByNameAgain() {
        rig.commands.next(RESTORE, Outcome.FAILED, "disk full");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.typed("y", "y", "reflectus", "r", "nonsense", "n");
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE);
    }

    @Test
    void aFailedCheckFailsItsStep() {
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        assertThat(rig.typed("y", "y", "reflectus")).isEqualTo(Outcome.UNVERIFIED);
        assertThat(rig.last(SessionPaused.class).remaining()).containsExactly(COMPARE, HEALTH);
    }

    @Test
    void aFailedStepCanBeUndoneAndIsThenAskedAnew() {
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        assertThat(rig.typed("y", "y", "reflectus", "u", "reflectus", "n")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE, "destroy new");
        assertThat(rig.last(StepOffered.class).step().name()).isEqualTo("Restore");
        assertThat(rig.last(SessionPaused.class).remaining()).containsExactly(RESTORE, COMPARE, HEALTH);
    }

    @Test
    void anUndoThatDestroysIsConfirmedByName() {
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.typed("y", "y", "reflectus", "u", "no", "n");
        assertThat(rig.commands.ran).doesNotContain("destroy new");
    }

    @Test
    void anUndoThatFailsLeavesTheStepFailed() {
        rig.commands.next(STOP, Outcome.FAILED, "busy");
        rig.commands.next("change start", Outcome.FAILED, "no engine");
        rig.typed("y", "u", "n");
        assertThat(rig.prompter.asked)
                .filteredOn(question -> question.contains("What now?"))
                .hasSize(2);
    }

    @Test
    void whatHasNotDestroyedOffersNoUndoBecauseThatWouldTakeBackAnEarlierOne() {
        rig.commands.next(RESTORE, Outcome.FAILED, "no space");
        rig.commands.next(COMPARE, Outcome.UNVERIFIED, "rows differ");
        rig.typed("y", "y", "reflectus", "a", "n");
        assertThat(rig.prompter.asked)
                .contains("Step 2, Restore, did not end well; whether this was done is not known: " + RESTORE
                        + "; its checks do not hold. What now? [r s d w n a]");
        assertThat(rig.prompter.asked).noneMatch(question -> question.startsWith("Undo step 2"));
        assertThat(rig.last(SessionAborted.class).notUndone())
                .containsExactly("change start", "# not known whether it was done: " + RESTORE);
    }

    @Test
    void aStepWithoutUndoDoesNotOfferIt() {
        rig.commands.next(HEALTH, Outcome.FAILED, "503");
        rig.typed("y", "y", "reflectus", "y", "u", "n");
        assertThat(rig.prompter.asked).contains("Step 3, Health, failed. What now? [r s d w n a]");
    }

    @Test
    void aFailureWithNobodyThereEndsWithTheOutcomeOfTheStep() {
        rig.commands.next(STOP, Outcome.LOCKED, "locked by another");
        assertThat(rig.piped("y", "s", "because", "y")).isEqualTo(Outcome.LOCKED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP);
        assertThat(rig.last(SessionPaused.class).reason()).isEqualTo("step 1, Stop, failed");
        assertThat(rig.last(SessionPaused.class).remaining()).containsExactly(STOP, RESTORE, COMPARE, HEALTH);
    }

    @Test
    void anAbortOffersToUndoTheNewestFirstEachConfirmed() {
        assertThat(rig.typed("y", "y", "reflectus", "a", "y", "reflectus", "y")).isEqualTo(Outcome.DECLINED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE, "destroy new", "change start");
        assertThat(rig.last(SessionAborted.class).notUndone()).isEmpty();
    }

    @Test
    void whatIsNotUndoneIsListed() {
        assertThat(rig.typed("y", "y", "reflectus", "a", "n", "y")).isEqualTo(Outcome.DECLINED);
        assertThat(rig.commands.ran).endsWith(COMPARE, "change start");
        assertThat(rig.last(SessionAborted.class).notUndone()).containsExactly("destroy new");
    }

    @Test
    void anAbortUndoesNothingWithoutAnAnswer() {
        assertThat(rig.piped("y", "a")).isEqualTo(Outcome.DECLINED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP);
        assertThat(rig.last(SessionAborted.class).notUndone()).containsExactly("change start");
    }

    @Test
    void anUndoThatFailsDuringAnAbortFailsTheSession() {
        rig.commands.next("change start", Outcome.FAILED, "no engine");
        assertThat(rig.typed("y", "a", "y")).isEqualTo(Outcome.FAILED);
        assertThat(rig.last(SessionAborted.class).notUndone()).containsExactly("change start");
    }

    @Test
    void anUndoThatDestroysIsConfirmedByNameDuringAnAbortToo() {
        assertThat(rig.typed("y", "y", "reflectus", "a", "y", "wrong", "n", "n"))
                .isEqualTo(Outcome.DECLINED);
        assertThat(rig.commands.ran).endsWith(COMPARE);
        assertThat(rig.last(SessionAborted.class).notUndone()).containsExactly("destroy new", "change start");
    }

    @Test
    void aRetryBeginsAtTheFirstLineAndIsUndoneOnce() {
        rig.runbook = Rig.RUNBOOK.replace("change stop\n", "change stop\nchange more\n");
        rig.commands.next("change more", Outcome.FAILED, "busy");
        rig.commands.next(STOP, Outcome.DONE, "");
        rig.commands.next(STOP, Outcome.FAILED, "busy again");
        assertThat(rig.typed("y", "r")).isEqualTo(Outcome.FAILED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, "change more", STOP);
        assertThat(rig.last(SessionPaused.class).remaining())
                .containsExactly(STOP, "change more", RESTORE, COMPARE, HEALTH);
        rig.commands.next("change more", Outcome.FAILED, "busy");
        rig.typed("y", "r", "a", "n", "n");
        assertThat(rig.last(SessionAborted.class).notUndone()).containsExactly("change start");
    }

    @Test
    void nothingIsSaidToBeLostWhereNothingIsDestroyed() {
        rig.runbook = Rig.RUNBOOK.replace("destroy old", "change old");
        rig.typed();
        assertThat(rig.last(PlanMade.class).plan().loss()).isNull();
    }

    @Test
    void theLossOfMoreThanADayNamesTheDay() {
        rig.clock.pass(Duration.ofDays(1));
        rig.typed();
        assertThat(rig.last(PlanMade.class).plan().loss())
                .extracting(DataLoss::text)
                .isEqualTo("data written after 2026-01-11 02:00 will be lost: 1 d 1 h");
    }

    @Test
    void yesCoversWhatReadsAndChangesButNotWhatDestroys() {
        assertThat(rig.run(false, flags(true, ""))).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP);
    }

    @Test
    void confirmCoversWhatDestroysAndNothingElse() {
        assertThat(rig.run(false, flags(false, "reflectus"), "y")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, RESTORE, COMPARE);
    }

    @Test
    void bothFlagsRunItAllWithoutAQuestion() {
        assertThat(rig.run(false, flags(true, "reflectus"))).isEqualTo(Outcome.DONE);
        assertThat(rig.prompter.asked).isEmpty();
        assertThat(rig.all(Answered.class))
                .extracting(Answered::source)
                .containsExactly("--yes", "--confirm", "--confirm", "--yes");
    }

    @Test
    void aFailureUnderAFlagEndsWithTheOutcomeOfTheStepEvenAtATerminal() {
        rig.commands.next(STOP, Outcome.FAILED, "busy");
        assertThat(rig.run(true, flags(true, "reflectus"), "r")).isEqualTo(Outcome.FAILED);
        assertThat(rig.prompter.asked).isEmpty();
        assertThat(rig.last(SessionPaused.class).reason()).contains("step 1, Stop");
    }

    @Test
    void aConfirmationOfAnotherStackIsRefusedBeforeAnythingStarts() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.run(false, flags(true, "reflectus-practice")))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .withMessageContaining("reflectus-practice");
        assertThat(rig.commands.ran).isEmpty();
        assertThat(rig.journal()).isEmpty();
    }

    @Test
    void aDryRunOfTheWholeAsksNothingAndOnlyTells() {
        SessionOptions dryRun = new SessionOptions(false, null, true, Map.of());
        assertThat(rig.run(false, dryRun)).isEqualTo(Outcome.DONE);
        assertThat(rig.prompter.asked).isEmpty();
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP + " --dry-run", RESTORE + " --dry-run");
        assertThat(rig.last(SessionEnded.class).dryRun()).isTrue();
        assertThat(rig.last(SessionEnded.class).figures().dataAge()).isNull();
    }

    @Test
    void anInterruptedStepAsksAtATerminalAndPausesElsewhere() {
        rig.commands.next(STOP, Outcome.INTERRUPTED, "interrupted");
        assertThat(rig.typed("y", "n")).isEqualTo(Outcome.INTERRUPTED);
        rig.commands.next(STOP, Outcome.INTERRUPTED, "interrupted");
        assertThat(rig.piped("y", "y")).isEqualTo(Outcome.INTERRUPTED);
        assertThat(rig.prompter.asked).hasSize(1);
    }

    @Test
    void theInterruptionOfACommandDoesNotStopItsRetry() {
        rig.commands.next(STOP, () -> {
            Thread.currentThread().interrupt();
            return new CommandResult(Outcome.INTERRUPTED, "interrupted", "", "");
        });
        assertThat(rig.typed("y", "r", "n")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP, STOP);
    }

    @Test
    void anInterruptionOfAFinishedCommandStopsTheNextOne() {
        rig.commands.next(STOP, () -> {
            Thread.currentThread().interrupt();
            return CommandResult.done("down");
        });
        assertThat(rig.run(false, flags(true, "reflectus"))).isEqualTo(Outcome.INTERRUPTED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT, STOP);
        assertThat(rig.last(SessionPaused.class).remaining()).containsExactly(RESTORE, COMPARE, HEALTH);
    }

    @Test
    void aCommandThatThrowsHasFailed() {
        rig.commands.next(STOP, () -> {
            throw DrshException.failed("the engine went away", "start it");
        });
        assertThat(rig.piped("y")).isEqualTo(Outcome.FAILED);
        assertThat(rig.last(StepFinished.class).message()).isEqualTo("the engine went away");
    }

    @Test
    void whatNeedsAttentionIsDoneAndSaidInTheEnd() {
        rig.commands.next(COMPARE, Outcome.ATTENTION, "newer than the code");
        assertThat(rig.typed("y", "y", "reflectus", "y")).isEqualTo(Outcome.ATTENTION);
    }

    @Test
    void whatIsDoneByHandIsShownAndWaitedForEvenUnderYes() {
        rig.runbook =
                Rig.RUNBOOK.replace("```run\nchange stop\n```", "```run\nchange stop\n```\n```manual\nTell them\n```");
        assertThat(rig.run(true, flags(true, "reflectus"), "y", "y", "y")).isEqualTo(Outcome.DONE);
        assertThat(rig.all(SessionEvent.ManualShown.class))
                .extracting(SessionEvent.ManualShown::text)
                .containsExactly("Tell them");
        assertThat(rig.prompter.asked)
                .containsExactly("Run step 1 of 3, Stop? [y s d w n a]", "Done by hand: Tell them? [y n]");
    }

    @Test
    void whatIsNotYetDoneByHandPausesTheSession() {
        rig.runbook =
                Rig.RUNBOOK.replace("```run\nchange stop\n```", "```run\nchange stop\n```\n```manual\nTell them\n```");
        assertThat(rig.typed("y", "n")).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.last(SessionPaused.class).remaining()).containsExactly("# Tell them", RESTORE, COMPARE, HEALTH);
    }

    @Test
    void aValueGivenReplacesTheDefault() {
        rig.run(false, new SessionOptions(false, null, false, Map.of("backup", "20250101-000000")));
        assertThat(rig.commands.ran).containsExactly("read preflight 20250101-000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--in-place", "x; change stop", "x --into y", "", "x\ny", "\u001b[2J"})
    void aValueThatSmugglesSomethingIsRefusedBeforeAnythingStarts(String value) {
        SessionOptions options = new SessionOptions(false, null, false, Map.of("backup", value));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.run(false, options))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .satisfies(e -> assertThat(e.what()).contains("backup").doesNotContain("\u001b"));
        assertThat(rig.commands.ran).isEmpty();
        assertThat(rig.journal()).isEmpty();
    }

    @Test
    void aValueForAnUnknownInputIsRefused() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.run(false, new SessionOptions(false, null, false, Map.of("backpu", "x"))))
                .satisfies(e -> assertThat(e.next()).isEqualTo("its inputs are backup"));
    }

    @Test
    void aValueThatTurnsACheckIntoAChangeIsRefused() {
        rig.runbook = Rig.RUNBOOK
                .replace("  backup:", "  how: {type: text}\n  backup:")
                .replace("read compare", "read compare {{how}}");
        SessionOptions changes = new SessionOptions(true, "reflectus", false, Map.of("how", "it-changes"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.run(false, changes))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .withMessageContaining("read compare it-changes");
        assertThat(rig.commands.ran).isEmpty();
    }

    @Test
    void theRealValuesDecideWhatMustBeConfirmed() {
        rig.runbook = Rig.RUNBOOK
                .replace("  backup:", "  how: {type: text}\n  backup:")
                .replace("change stop", "change stop {{how}}");
        SessionOptions destroys = new SessionOptions(true, null, false, Map.of("how", "it-destroys"));
        assertThat(rig.run(false, destroys)).isEqualTo(Outcome.UNANSWERED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
    }

    @Test
    void aRunbookWithErrorsDoesNotStart() {
        rig.runbook = Rig.RUNBOOK.replace("change stop", "chnage stop");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> rig.typed("y"))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FINDINGS));
        assertThat(rig.journal()).isEmpty();
    }

    @Test
    void aPrompterThatIsInterruptedPauses() {
        Prompter interrupted = new Prompter() {
            @Override
            public Optional<Answer> ask(String question) {
                throw new DrshException(Outcome.INTERRUPTED, "interrupted", "");
            }

            @Override
            public boolean attended() {
                return true;
            }
        };
        assertThat(rig.run(interrupted, SessionOptions.NONE)).isEqualTo(Outcome.INTERRUPTED);
        assertThat(rig.commands.ran).containsExactly(PREFLIGHT);
    }
}
