package drsh.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which drsh says that something did not work: what happened (with the name of the thing it happened
 * to), what to do next, and the {@link Outcome} that becomes the exit code. Neither text ends with a full stop or
 * holds a secret.
 */
public final class DrshException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String next;
    private final @Nullable String suggestion;

    /**
     * A failure without an underlying exception.
     *
     * @param outcome what the exit code shall say
     * @param what what happened, naming the thing
     * @param next what to do next
     */
    public DrshException(Outcome outcome, String what, String next) {
        super(what);
        this.outcome = outcome;
        this.next = next;
        this.suggestion = null;
    }

    /** As above, with the exception that caused it; it is shown only in the debug log. */
    public DrshException(Outcome outcome, String what, String next, Throwable cause) {
        super(what, cause);
        this.outcome = outcome;
        this.next = next;
        this.suggestion = null;
    }

    private DrshException(String what, String next, String suggestion) {
        super(what);
        this.outcome = Outcome.USAGE;
        this.next = next;
        this.suggestion = suggestion;
    }

    /** A failure after which the message must say what state things are in. */
    public static DrshException failed(String what, String next) {
        return new DrshException(Outcome.FAILED, what, next);
    }

    /** A refusal before anything was changed. */
    public static DrshException refused(String what, String next) {
        return new DrshException(Outcome.REFUSED, what, next);
    }

    /** A mistake in the command line or the configuration. */
    public static DrshException usage(String what, String next) {
        return new DrshException(Outcome.USAGE, what, next);
    }

    /**
     * A mistake in the command line, as {@link #usage}, for which something is near that was probably meant.
     *
     * @param suggestion alone, without the words of {@code next} around it
     */
    public static DrshException mistyped(String what, String next, String suggestion) {
        return new DrshException(what, next, suggestion);
    }

    /** The exit code to end with. */
    public Outcome outcome() {
        return outcome;
    }

    /** What happened. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What was probably meant instead of something mistyped. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    /** What to do next. */
    public String next() {
        return next;
    }
}
