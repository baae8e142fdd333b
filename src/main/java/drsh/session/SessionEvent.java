package drsh.session;

import drsh.command.Outcome;
import drsh.runbook.FenceWord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a session. The journal writes each as one line, with the names of the components as keys: a component
 * is added, never renamed. Where a component is named {@code step}, it is the step's id.
 */
public sealed interface SessionEvent {

    /**
     * The journal is open; nothing has run. {@code since} is when the incident began, {@code from} the
     * id of the step to begin with, if that was said.
     */
    record SessionOpened(
            String session,
            Path journal,
            String runbook,
            Path path,
            String sha256,
            SessionOrigin origin,
            List<ResolvedInput> inputs,
            boolean dryRun,
            @Nullable Instant since,
            @Nullable String from)
            implements SessionEvent {}

    /**
     * The session goes on after a pause or a crash. {@code sha256} is that of the runbook as it is now, {@code changed}
     * whether that is another text than before, accepted on purpose.
     */
    record SessionResumed(SessionOrigin origin, String sha256, boolean changed) implements SessionEvent {}

    /** The preflight passed; the questions follow. */
    record PlanMade(Plan plan) implements SessionEvent {}

    /** It is a step's turn. Told again when the step was undone. */
    record StepOffered(PlannedStep step, int of) implements SessionEvent {}

    /** A question was answered, by a person, a file or a flag. */
    record Answered(String step, String question, String answer, String source, Duration waited)
            implements SessionEvent {}

    /** The answer was none; {@code help} says what would have been one. */
    record KeysShown(String step, List<String> help) implements SessionEvent {}

    /** The operator asked why. */
    record WhyShown(String step, String prose) implements SessionEvent {}

    /** Something is to be done by hand; a question follows. */
    record ManualShown(String step, String text) implements SessionEvent {}

    /** A step starts. */
    record StepStarted(String step, String name, boolean dryRun) implements SessionEvent {}

    /** A step ended; with an outcome other than DONE and ATTENTION it failed. */
    record StepFinished(String step, String name, boolean dryRun, Outcome outcome, String message, String next)
            implements SessionEvent {}

    /** A person said that something is done by hand. */
    record ManualDone(String step, String text) implements SessionEvent {}

    /** The step began in a part of the session that broke off; whether {@code command} was done is not known. */
    record StepUnknown(String step, String name, String command) implements SessionEvent {}

    /** A step whose end was not known counts as done, since its checks hold and the operator said so. */
    record StepCounted(String step, String name) implements SessionEvent {}

    /** The clock passed a target. Told once for each objective. */
    record ObjectiveMissed(Objective objective, Duration target, Duration reached) implements SessionEvent {}

    /** What is kept of what was replaced, told before a session that destroyed something ends or stops. */
    record KeptListed(List<Kept> kept) implements SessionEvent {}

    /** A line was not run again, because it has succeeded and what it did was not taken back. */
    record CommandLeft(String step, String command) implements SessionEvent {}

    /** A step was left out. */
    record StepSkipped(SkippedStep skipped) implements SessionEvent {}

    /** A step is about to be taken back. */
    record UndoStarted(String step, String name) implements SessionEvent {}

    /** A step was taken back, or could not be. */
    record UndoFinished(String step, String name, Outcome outcome, String message, String next)
            implements SessionEvent {}

    /** A command starts. */
    record CommandStarted(String step, FenceWord word, String command, boolean dryRun) implements SessionEvent {}

    /** A command ended. */
    record CommandFinished(String step, FenceWord word, String command, CommandResult result, Duration took)
            implements SessionEvent {}

    /** A preflight check failed; nothing was changed. */
    record SessionRefused(Outcome outcome, String check, String message, String next) implements SessionEvent {}

    /** The session stops here; nothing more was run. {@code remaining} are the lines that would go on by hand. */
    record SessionPaused(Outcome outcome, String reason, Path journal, List<String> remaining)
            implements SessionEvent {}

    /** The operator gives it up; questions about what to take back follow. */
    record SessionAborting(String step) implements SessionEvent {}

    /** The operator ended it. {@code notUndone} are the lines that would take back the rest, newest first. */
    record SessionAborted(Outcome outcome, String message, Path journal, List<String> notUndone)
            implements SessionEvent {}

    /** All steps were done or skipped, or in a dry run told. */
    record SessionEnded(Outcome outcome, Figures figures, Path journal, boolean dryRun) implements SessionEvent {}
}
