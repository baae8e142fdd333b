package drsh.retention;

import drsh.backup.BackupId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a policy makes of all backups of a storage.
 *
 * <p>Expired ones can be deleted in any order, and a deletion that breaks off does no harm: the plan of what is left
 * then keeps the same backups for the same reasons.
 *
 * @param decisions one for each backup, newest first
 */
public record RetentionPlan(List<Decision> decisions) {

    /** Holds a copy. */
    public RetentionPlan {
        decisions = List.copyOf(decisions);
    }

    /** What stays, newest first. */
    public List<Decision> kept() {
        return decisions.stream().filter(Decision::keep).toList();
    }

    /** What expires, newest first. */
    public List<Decision> expired() {
        return decisions.stream().filter(decision -> !decision.keep()).toList();
    }

    /** What stays because a person must look at it, newest first. */
    public List<Decision> concerns() {
        return decisions.stream()
                .filter(decision -> decision.reasons().stream().anyMatch(Reason.Concern.class::isInstance))
                .toList();
    }

    /** The places of a backup in a few words, {@code daily, monthly}; empty when it has none or is not in the plan. */
    public String tiers(BackupId id) {
        return decisions.stream()
                .filter(decision -> decision.backup().id().equals(id))
                .flatMap(decision -> decision.tiers().stream())
                .map(Tier::toString)
                .collect(Collectors.joining(", "));
    }
}
