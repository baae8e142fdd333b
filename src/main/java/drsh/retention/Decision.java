package drsh.retention;

import java.util.List;

/**
 * What becomes of a backup.
 *
 * @param backup which one
 * @param keep whether it stays
 * @param reasons all that apply, at least one: why it stays, or why nothing keeps it
 */
public record Decision(Candidate backup, boolean keep, List<Reason> reasons) {

    /** Holds a copy. */
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** The tiers in which it has a place. */
    public List<Tier> tiers() {
        return reasons.stream()
                .filter(Reason.Place.class::isInstance)
                .map(reason -> ((Reason.Place) reason).tier())
                .toList();
    }
}
