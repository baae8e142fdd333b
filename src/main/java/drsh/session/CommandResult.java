package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.PlainText;

/**
 * How a command ended.
 *
 * @param outcome as its exit code would be
 * @param message what it did or what happened; may be empty
 * @param next what to do next; empty when there is nothing to do
 * @param output the end of what it printed, at most {@link #EXCERPT} characters
 */
public record CommandResult(Outcome outcome, String message, String next, String output) {

    /** How much output is worth keeping: the end says why. */
    public static final int EXCERPT = 4000;

    /** Makes all texts plain, since tools print what they like, and cuts the output to its end. */
    public CommandResult {
        message = PlainText.visible(message);
        next = PlainText.visible(next);
        output = PlainText.visible(output);
        output = output.length() <= EXCERPT ? output : "…" + output.substring(output.length() - EXCERPT + 1);
    }

    /** A command that did what it should and has nothing to add. */
    public static CommandResult done(String message) {
        return new CommandResult(Outcome.DONE, message, "", "");
    }

    static CommandResult of(DrshException e) {
        return new CommandResult(e.outcome(), e.what(), e.next(), "");
    }

    /** Whether the work was done, be it with something that needs attention. */
    public boolean succeeded() {
        return succeeded(outcome);
    }

    static boolean succeeded(Outcome outcome) {
        return outcome == Outcome.DONE || outcome == Outcome.ATTENTION;
    }
}
