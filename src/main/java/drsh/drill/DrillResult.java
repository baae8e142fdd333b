package drsh.drill;

import drsh.backup.BackupId;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.Facts;
import drsh.restore.Prepared;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a drill ended.
 *
 * @param backup the backup
 * @param asOf the moment whose data it holds
 * @param where where it was restored
 * @param restored what was restored; null where it did not come that far
 * @param checks what the configured queries said
 * @param failure why it failed; null when it passed
 * @param took all of it, from the first preparation to the last clean-up
 */
public record DrillResult(
        BackupId backup,
        OffsetDateTime asOf,
        Where where,
        @Nullable Restored restored,
        List<Checked> checks,
        @Nullable Failure failure,
        Duration took) {

    /**
     * A backup that was restored and found to be what was backed up.
     *
     * @param facts what it holds
     * @param compared whether the rows were compared too; else only the list of objects could be
     * @param rolesMade the roles that were missing and were made for it
     * @param times how long loading, restoring and comparing took
     * @param checking how long the queries took
     */
    public record Restored(
            Facts facts, boolean compared, List<String> rolesMade, Prepared.Times times, Duration checking) {}

    /**
     * Why it failed.
     *
     * @param what what was found, without a full stop
     * @param next what to do next
     */
    public record Failure(String what, String next) {}

    /** Whether the backup can be relied on. */
    public boolean passed() {
        return failure == null;
    }

    /** What was found, in a line. */
    public String remark() {
        if (failure != null) {
            return failure.what();
        }
        if (restored == null) {
            return "";
        }
        return restored.facts().rows() + " rows in " + restored.facts().tables().size() + " tables, "
                + (restored.compared() ? "equal to what was backed up" : "all objects that it lists")
                + (checks.isEmpty() ? "" : "; " + checks.size() + (checks.size() == 1 ? " check" : " checks"));
    }

    /**
     * Goes on only where it passed.
     *
     * @throws DrshException (verification failed) when it did not
     */
    public void requirePassed() {
        if (failure != null) {
            throw new DrshException(
                    Outcome.UNVERIFIED, "The drill of backup " + backup + " failed: " + failure.what(), failure.next());
        }
    }

    DrillResult took(Duration all) {
        return new DrillResult(backup, asOf, where, restored, checks, failure, all);
    }
}
