package drsh.retention;

import drsh.backup.BackupId;
import drsh.command.DrshException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many days, weeks and months of backups are kept of each database. A backup may have a place in several tiers at
 * once.
 *
 * @param daily how many days; 0 for none
 * @param weekly how many ISO weeks; 0 for none
 * @param monthly how many months; 0 for none
 */
public record RetentionPolicy(int daily, int weekly, int monthly) {

    /** By the backups' own times. Of two at one instant the higher id is the newer one, as in the catalog. */
    private static final Comparator<Candidate> NEWEST_FIRST =
            (one, other) -> one.time().equals(other.time())
                    ? other.id().compareTo(one.id())
                    : other.time().compareTo(one.time());

    /** @throws DrshException (usage) when a number is negative */
    public RetentionPolicy {
        refuseNegative("daily", daily);
        refuseNegative("weekly", weekly);
        refuseNegative("monthly", monthly);
    }

    /** How many periods of that kind are kept. */
    public int number(Tier tier) {
        return switch (tier) {
            case DAILY -> daily;
            case WEEKLY -> weekly;
            case MONTHLY -> monthly;
        };
    }

    /**
     * What to keep and what to expire, and why. Each database is looked at for itself:
     *
     * <ul>
     *   <li>Of the newest {@code daily} days, {@code weekly} weeks and {@code monthly} months that have a good backup, the
     *       newest good one has a place. Among the newest of all such periods that have a backup which counts, one
     *       without a good one gives its place to its newest. So what was adopted and never compared takes no place from
     *       a good one. A day without a backup is no day, as in restic's {@code forget}; unlike there, the oldest backup
     *       gets no place merely because a tier is not full yet.
     *   <li>Only verified backups without a concern count. One with a concern is kept, and no place is lost to it.
     *   <li>Whatever the policy, these are kept: pinned ones, the newest good one, whatever is newer than that, and the
     *       newest one that counts.
     * </ul>
     *
     * The order of the backups does not matter. Nor does it matter when a plan is applied: as long as what is known of
     * each backup stays what it was, the plan after every new one leaves what one plan at the end would leave. An id that two of them share is a concern about both: to delete one by
     * its id would be to delete the other.
     *
     * @param backups all of a storage
     * @param zone whose days, weeks and months are meant
     */
    public RetentionPlan plan(Collection<Candidate> backups, ZoneId zone) {
        Set<BackupId> seen = new HashSet<>();
        Set<BackupId> shared = backups.stream()
                .map(Candidate::id)
                .filter(Predicate.not(seen::add))
                .collect(Collectors.toSet());
        Map<List<String>, List<Candidate>> databases = backups.stream()
                .sorted(NEWEST_FIRST)
                .collect(Collectors.groupingBy(backup -> List.of(backup.stack(), backup.database())));
        return new RetentionPlan(databases.values().stream()
                .map(newestFirst -> new History(newestFirst, shared, this, zone))
                .flatMap(History::decisions)
                .sorted((one, other) -> NEWEST_FIRST.compare(one.backup(), other.backup()))
                .toList());
    }

    private static void refuseNegative(String tier, int number) {
        if (number < 0) {
            throw DrshException.usage(
                    "retention." + tier + " cannot be " + number,
                    "use a number from 0, which keeps no " + tier + " ones");
        }
    }
}
