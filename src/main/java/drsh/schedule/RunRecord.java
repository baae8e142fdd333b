package drsh.schedule;

import drsh.command.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the newest scheduled run of a folder.
 *
 * @param version of this form
 * @param stack the name of the stack
 * @param folder its folder
 * @param started when it began, to the second
 * @param ended when it ended; null while it goes on, and for ever when it was killed
 * @param outcome how it ended
 * @param exitCode the same as a number
 * @param line the first command that did not end well
 * @param message what went wrong there
 */
public record RunRecord(
        int version,
        String stack,
        String folder,
        Instant started,
        @Nullable Instant ended,
        @Nullable Outcome outcome,
        @Nullable Integer exitCode,
        @Nullable String line,
        @Nullable String message) {

    /** The form that is written. */
    static final int VERSION = 1;

    /** Of a run that begins. */
    static RunRecord begun(String stack, String folder, Instant started) {
        return new RunRecord(
                VERSION, stack, folder, started.truncatedTo(ChronoUnit.SECONDS), null, null, null, null, null);
    }

    /** Of the same run at its end. */
    RunRecord ended(Instant at, ScheduledRun.Ended how) {
        return new RunRecord(
                version,
                stack,
                folder,
                started,
                at.truncatedTo(ChronoUnit.SECONDS),
                how.outcome(),
                how.outcome().code(),
                how.line(),
                how.message());
    }
}
