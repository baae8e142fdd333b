package drsh.shell.screen;

import org.jline.reader.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * A value that completion offers.
 *
 * @param value what is inserted
 * @param description what is shown beside it, may be empty
 * @param whole whether a blank follows; not so after a directory
 */
public record Suggestion(String value, String description, boolean whole) {

    /** A whole value. */
    public Suggestion(String value, String description) {
        this(value, description, true);
    }

    /**
     * As JLine takes it.
     *
     * @param prefix what stands before the value in the same word, such as {@code --into=}
     * @param place of all that is offered, from 1: JLine sorts by it
     */
    public Candidate candidate(String prefix, int place) {
        @Nullable String shown = description.isEmpty() ? null : Printable.line(description);
        return new Candidate(prefix + value, value, null, shown, null, null, whole, place);
    }

    /** The same as a whole answer, behind which nothing follows. */
    public Suggestion alone() {
        return new Suggestion(value, description, false);
    }

    /** Whether it can be typed at all: a line cannot hold what steers the terminal. */
    public boolean typeable() {
        return Printable.line(value).equals(value);
    }
}
