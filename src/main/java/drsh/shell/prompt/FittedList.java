package drsh.shell.prompt;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Shortens the descriptions of what completion offers, so that each stays on one line of the terminal. */
public final class FittedList {

    /** What JLine puts around a description: a blank and parentheses; and one column that stays free. */
    private static final int AROUND = 4;

    /** A shorter piece of a description says nothing. */
    private static final int LEAST = 8;

    private FittedList() {}

    /**
     * The same candidates for a terminal of that width.
     *
     * @param columns of the terminal; 0 if it does not say
     */
    public static List<Candidate> of(List<Candidate> candidates, int columns) {
        if (columns <= 0) {
            return candidates;
        }
        int widest = candidates.stream()
                .mapToInt(candidate -> new AttributedString(candidate.displ()).columnLength())
                .max()
                .orElse(0);
        int room = columns - widest - AROUND;
        return candidates.stream()
                .map(candidate -> new Candidate(
                        candidate.value(),
                        candidate.displ(),
                        candidate.group(),
                        cut(candidate.descr(), room),
                        candidate.suffix(),
                        candidate.key(),
                        candidate.complete(),
                        candidate.sort()))
                .toList();
    }

    private static @Nullable String cut(@Nullable String description, int room) {
        if (description == null || room < LEAST) {
            return null;
        }
        AttributedString whole = new AttributedString(description);
        return whole.columnLength() <= room
                ? description
                : whole.columnSubSequence(0, room - 1).toString() + "…";
    }
}
