package drsh.drill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drill and what became of its result.
 *
 * @param result how it ended
 * @param learned whether the facts of the backup were unknown and were noted now
 * @param suspect why the backup may not hold what it should, if that was found out now
 * @param unwritten where the result could not be noted
 */
public record Drilled(
        DrillResult result, boolean learned, @Nullable String suspect, List<String> unwritten) {}
