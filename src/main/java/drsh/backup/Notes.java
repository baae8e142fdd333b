package drsh.backup;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a backup beyond its making, and may change.
 *
 * @param label the operator's words
 * @param pinned whether it is never expired
 * @param suspect why it may not hold what it should, or null; cleared by {@code backup accept}
 * @param verifiedAt when it was last read to its end and found whole
 * @param drill its last drill
 */
public record Notes(
        @Nullable String label,
        boolean pinned,
        @Nullable String suspect,
        @Nullable OffsetDateTime verifiedAt,
        @Nullable Drill drill) {

    /** The label of a backup that was made of what a restore in place was about to replace; also a name for the newest. */
    public static final String SAFETY = "@safety";

    /** Whether it is such a backup: what it holds may be what somebody wanted to get rid of. */
    public boolean safety() {
        return SAFETY.equals(label);
    }

    /**
     * A restore test.
     *
     * @param at when it ended
     * @param passed whether what was restored was what was backed up
     * @param took how long it took
     * @param remark what was found
     */
    public record Drill(OffsetDateTime at, boolean passed, Duration took, String remark) {}

    Notes verified(OffsetDateTime at) {
        return new Notes(label, pinned, suspect, at, drill);
    }

    /** Found damaged: it counts as verified no more. */
    Notes unverified() {
        return new Notes(label, pinned, suspect, null, drill);
    }

    Notes pinned(boolean pin) {
        return new Notes(label, pin, suspect, verifiedAt, drill);
    }

    Notes suspect(@Nullable String reason) {
        return new Notes(label, pinned, reason, verifiedAt, drill);
    }

    Notes drilled(Drill last) {
        return new Notes(label, pinned, suspect, verifiedAt, last);
    }
}
