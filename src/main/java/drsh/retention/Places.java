package drsh.retention;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The places of one tier in the history of one database. */
final class Places {

    private final Tier tier;
    private final int number;
    private final ZoneId zone;
    private final Map<String, Candidate> holders = new HashMap<>();
    private final Map<Candidate, Reason.Place> places = new HashMap<>();

    /**
     * Gives the newest {@code number} periods that have a good backup to the newest good one of each. A period that has
     * none is given to its newest where it is among the newest {@code number} of all. So what nobody has compared with
     * anything takes no place from what is proved, and yet is not given up for something older.
     *
     * @param counting newest first
     */
    Places(Tier tier, int number, ZoneId zone, List<Candidate> counting) {
        this.tier = tier;
        this.number = number;
        this.zone = zone;
        // By their names, newest first: where clocks go back over midnight a day is met, left and met again.
        Map<String, Candidate> best = new TreeMap<>(Comparator.reverseOrder());
        counting.forEach(backup ->
                best.merge(period(backup), backup, (held, next) -> !held.good() && next.good() ? next : held));
        int all = 0;
        int good = 0;
        for (Map.Entry<String, Candidate> entry : best.entrySet()) {
            all++;
            good += entry.getValue().good() ? 1 : 0;
            give(entry.getKey(), entry.getValue(), entry.getValue().good() ? good : all);
        }
    }

    private void give(String period, Candidate backup, int rank) {
        if (rank <= number) {
            holders.put(period, backup);
            places.put(backup, new Reason.Place(tier, rank, number, period));
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
        return Optional.ofNullable(places.get(backup));
    }

    /** Who holds the place of this backup's period, if it has one. */
    Optional<Candidate> holder(Candidate backup) {
        return Optional.ofNullable(holders.get(period(backup)));
    }

    private String period(Candidate backup) {
        return tier.period(backup.time().atZone(zone).toLocalDate());
    }
}
