package drsh.retention;

import drsh.backup.BackupId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What retention needs to know of a backup.
 *
 * @param id its id
 * @param stack the Compose project it was made of
 * @param database the database it was made of; every database of every stack is counted for itself
 * @param time the moment whose data it holds
 * @param verified whether it was read to its end and is still there
 * @param good whether a recovery may rely on it: verified, its facts known, and not suspect
 * @param pinned whether someone said that it stays
 * @param concern why a person must look at it, such as {@code never verified}; one that is not verified is looked at
 *     even where this is empty
 */
public record Candidate(
        BackupId id,
        String stack,
        String database,
        Instant time,
        boolean verified,
        boolean good,
        boolean pinned,
        Optional<String> concern) {

    // Written out, as of BackupId: one list of backups would need both.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Candidate that
                && id.equals(that.id)
                && stack.equals(that.stack)
                && database.equals(that.database)
                && time.equals(that.time)
                && verified == that.verified
                && good == that.good
                && pinned == that.pinned
                && concern.equals(that.concern);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + time.hashCode();
    }
}
