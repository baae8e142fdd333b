package drsh.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An input with its value.
 *
 * @param name of the input
 * @param value fills the commands: a backup's full id
 * @param description for the plan, such as {@code 20260111-020000, 41 MB, verified}
 * @param dataAsOf the time that the data in it is from, or null if it holds none
 * @param others what could be taken in its place, for the plan, or null
 */
public record ResolvedInput(
        String name,
        String value,
        String description,
        @Nullable Instant dataAsOf,
        @Nullable String others) {}
