package drsh.retention;

import drsh.backup.Backup;
import drsh.backup.BackupChanges;
import drsh.backup.BackupId;
import drsh.backup.Catalog;
import drsh.backup.Place;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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
     * Deletes what a plan lets expire, oldest first. Each is looked at again before: what was pinned or has changed in
     * the meantime, so that a plan of now would keep it, stays.
     *
     * @param shown the plan that was agreed to; nothing else is deleted
     * @return what was deleted
     */
    public List<BackupId> apply(RetentionPlan shown) {
        List<BackupId> agreed = shown.expired().stream()
                .map(decision -> decision.backup().id())
                .sorted()
                .toList();
        return agreed.stream().filter(this::delete).toList();
    }

    private boolean delete(BackupId id) {
        boolean expired = plan().expired().stream()
                .anyMatch(decision -> decision.backup().id().equals(id));
        Optional<Backup.Copy> copy = catalog.contents().backups().stream()
                .filter(backup -> backup.id().equals(id))
                .flatMap(backup -> backup.at(place.name()).stream())
                .findFirst();
        if (expired) {
            copy.ifPresent(BackupChanges::delete);
        }
        return expired && copy.isPresent();
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
