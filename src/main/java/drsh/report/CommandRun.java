package drsh.report;

import drsh.command.Outcome;
import drsh.runbook.FenceWord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a step that was run, or done by hand.
 *
 * @param at when it started
 * @param word what it was for
 * @param text the command, or what a person did
 * @param dryRun whether it only said what it would do
 * @param outcome how it ended, or null if that is not known
 * @param took how long it ran, or null if that is not known or a person did it
 * @param message what it did or what happened; may be empty
 * @param next what to do next; may be empty
 * @param output the end of what it printed; may be empty
 */
public record CommandRun(
        Instant at,
        FenceWord word,
        String text,
        boolean dryRun,
        @Nullable Outcome outcome,
        @Nullable Duration took,
        String message,
        String next,
        String output) {

    /** How it ended, in a word or two. */
    public String result() {
        if (outcome == null) {
            return "no end recorded";
        }
        return switch (outcome) {
            case DONE -> dryRun ? "dry run" : "done";
            case ATTENTION -> "needs attention";
            case FAILED -> "failed";
            case USAGE -> "wrong line";
            case FINDINGS -> "findings";
            case REFUSED -> "refused";
            case DECLINED -> "declined";
            case UNANSWERED -> "no answer";
            case LOCKED -> "locked";
            case UNVERIFIED -> "not verified";
            case INTERRUPTED -> "interrupted";
        };
    }

    /** How good that is. */
    public Tone tone() {
        if (outcome == null || outcome == Outcome.ATTENTION) {
            return Tone.WARNING;
        }
        return outcome == Outcome.DONE ? Tone.GOOD : Tone.BAD;
    }
}
