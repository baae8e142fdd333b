package drsh.drill;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drill in the history.
 *
 * @param version of this form
 * @param at when it ended
 * @param backup the id of the backup
 * @param where where it was restored
 * @param passed whether the backup can be relied on
 * @param took how long it took
 * @param remark what was found
 * @param suspect why the backup was suspect then, or null; older lines do not say it
 */
public record DrillEntry(
        int version,
        Instant at,
        String backup,
        Where where,
        boolean passed,
        Duration took,
        String remark,
        @Nullable String suspect) {

    static final int VERSION = 1;

    static DrillEntry of(Instant at, DrillResult result, @Nullable String suspect) {
        return new DrillEntry(
                VERSION,
                at,
                result.backup().value(),
                result.where(),
                result.passed(),
                result.took(),
                result.remark(),
                suspect);
    }
}
