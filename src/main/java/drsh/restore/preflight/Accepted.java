package drsh.restore.preflight;

import org.jspecify.annotations.Nullable;

/**
 * What the operator has said to be right although it looks wrong.
 *
 * @param migrations whether migrations that do not fit the application's image are only said
 * @param stack the stack whose backups may be restored into this one; null for none but its own
 */
public record Accepted(boolean migrations, @Nullable String stack) {

    /** Nothing. */
    public static final Accepted NOTHING = new Accepted(false, null);
}
