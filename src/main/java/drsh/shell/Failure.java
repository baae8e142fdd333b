package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Console;
import drsh.shell.screen.Printable;
import drsh.shell.screen.Quoted;
import drsh.shell.screen.Styled;
import java.nio.channels.ClosedByInterruptException;

/**
 * Why a command did not end well: the one place where an exception becomes an exit code and a line.
 *
 * @param outcome the exit code to end with
 * @param what what happened
 * @param next what to do next; empty when there is nothing to be said
 * @param unexpected whether nobody foresaw it, so that its details are worth a log file
 */
record Failure(Outcome outcome, String what, String next, boolean unexpected) {

    /** A screen of a terminal. */
    private static final int LONGEST = 2000;

    static final Failure INTERRUPTED = new Failure(Outcome.INTERRUPTED, "interrupted", "", false);

    /** Tells what an exception means. */
    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DrshException foreseen) {
                return new Failure(foreseen.outcome(), foreseen.what(), foreseen.next(), false);
            }
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return INTERRUPTED;
            }
        }
        Throwable root = root(thrown);
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return new Failure(
                Outcome.FAILED,
                "unexpected: " + root.getClass().getSimpleName() + message,
                "add --debug to get the details in a log file",
                true);
    }

    /** The same, at a place in a script. */
    Failure at(String place) {
        return new Failure(outcome, place + ": " + what, next, unexpected);
    }

    /** The same as an exception, for a command that ran the one that failed. */
    DrshException asException() {
        return new DrshException(outcome, what, next);
    }

    /** The same, with something else to do next. */
    Failure next(String other) {
        return new Failure(outcome, what, other, unexpected);
    }

    /** Tells the operator, in one line. */
    void tell(Console console) {
        console.say(outcome == Outcome.INTERRUPTED ? Styled.warning(line()) : Styled.bad(line()));
    }

    /** The line that the operator sees. */
    String line() {
        if (next.isEmpty()) {
            return Printable.line(shortened(what));
        }
        // What to do next is to be typed, and drsh's own words.
        return Printable.line("error: " + shortened(what) + ". Next: " + cut(next));
    }

    private static String shortened(String message) {
        return cut(Quoted.shortened(message));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
