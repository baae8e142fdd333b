package drsh.retention;

import drsh.backup.Backup;
import drsh.backup.BackupChanges;
import drsh.backup.BackupId;
import drsh.backup.Catalog;
import drsh.backup.Place;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Retention of the backups at one place.
 *
 * @param catalog the backups
 * @param place where
 * @param policy how many
 * @param zone whose days, weeks and months count
 */
public record Retention(Catalog catalog, Place place, RetentionPolicy policy, ZoneId zone) {

    /** What the policy makes of what is there now. */
    public RetentionPlan plan() {
        return policy.plan(
                catalog.contents().backups().stream()
                        .flatMap(backup -> backup.at(place.name()).stream())
                        .map(Retention::candidate)
                        .toList(),
                zone);
    }

    /**
     * Deletes what a plan lets expire, oldest first, as far as a plan of now agrees. What is deleted does not change what
     * becomes of the rest, so one look is enough; what was pinned in this very moment is refused by the deletion itself.
     *
     * @param shown the plan that was agreed to; nothing else is deleted
     * @return what was deleted
     */
    public List<BackupId> apply(RetentionPlan shown) {
        Set<BackupId> agreed = ids(shown);
        agreed.retainAll(ids(plan()));
        return catalog.contents().backups().stream()
                .filter(backup -> agreed.contains(backup.id()))
                .flatMap(backup -> backup.at(place.name()).stream())
                .sorted(Comparator.comparing(copy -> copy.manifest().id()))
                .map(Retention::deleted)
                .toList();
    }

    private static BackupId deleted(Backup.Copy copy) {
        BackupChanges.delete(copy);
        return copy.manifest().id();
    }

    private static Set<BackupId> ids(RetentionPlan plan) {
        return plan.expired().stream()
                .map(decision -> decision.backup().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Candidate candidate(Backup.Copy copy) {
        String suspect = copy.manifest().notes().suspect();
        return new Candidate(
                copy.manifest().id(),
                copy.manifest().source().stack(),
                copy.manifest().source().database(),
                copy.manifest().time().toInstant(),
                copy.verified(),
                copy.good(),
                copy.manifest().notes().pinned(),
                !copy.present()
                        ? Optional.of("a file of it is missing or has another size")
                        : Optional.ofNullable(suspect).map(why -> "suspect: " + why));
    }
}
