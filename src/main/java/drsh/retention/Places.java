package drsh.retention;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of one tier in the history of one database. */
final class Places {

    private final Tier tier;
    private final int number;
    private final ZoneId zone;

    /** By period: where clocks go back over midnight a day is met, left and met again, and is still one day. */
    private final Map<String, Reason.Place> places = new HashMap<>();

    private final Map<Candidate, Reason.Place> holders = new HashMap<>();

    /** Gives the newest {@code number} periods to the newest of {@code counting} in each. */
    Places(Tier tier, int number, ZoneId zone, List<Candidate> counting) {
        this.tier = tier;
        this.number = number;
        this.zone = zone;
        counting.forEach(this::offer);
    }

    private void offer(Candidate backup) {
        String period = period(backup);
        if (places.size() < number && !places.containsKey(period)) {
            Reason.Place place = new Reason.Place(tier, places.size() + 1, number, period);
            places.put(period, place);
            holders.put(backup, place);
        }
    }

    Tier tier() {
        return tier;
    }

    /** Whether the policy wants any. */
    boolean wanted() {
        return number > 0;
    }

    /** The place that this backup has. */
    Optional<Reason.Place> of(Candidate backup) {
        return Optional.ofNullable(holders.get(backup));
    }

    /** Whether the period of this backup has a place, whoever holds it. */
    boolean cover(Candidate backup) {
        return places.containsKey(period(backup));
    }

    private String period(Candidate backup) {
        return tier.period(backup.time().atZone(zone).toLocalDate());
    }
}
