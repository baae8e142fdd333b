package drsh.retention;

import java.util.List;

/** Why a backup is kept or expires; its {@code toString} is what the operator reads. */
public sealed interface Reason {

    /**
     * It is the newest good one of its period, or the newest that counts where none is good.
     *
     * @param tier which kind of period
     * @param number the newest period with a backup is 1
     * @param of how many periods the policy keeps
     * @param period such as {@code 2026-W02}
     */
    record Place(Tier tier, int number, int of, String period) implements Reason {
        @Override
        public String toString() {
            return tier + " " + number + " of " + of + " (" + period + ")";
        }
    }

    /** What keeps a backup under any policy. */
    enum Always implements Reason {
        /** Someone pinned it. */
        PINNED("pinned"),
        /** The newest good one of its database: what a recovery would use. */
        LAST_GOOD("last good one"),
        /** The newest of its database that counts, good or not. */
        NEWEST_VERIFIED("newest verified one"),
        /** Made after the last good one: it may hold the only copy of what was written since. */
        SINCE_LAST_GOOD("newer than the last good one");

        private final String text;

        Always(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * It must be looked at by a person; until then it is neither counted nor expired.
     *
     * @param what what is wrong with it
     * @param next what to do about it
     */
    record Concern(String what, String next) implements Reason {
        @Override
        public String toString() {
            return what + "; " + next;
        }
    }

    /**
     * It expires: newer backups hold the places of these of its periods.
     *
     * @param tiers at least one
     */
    record Held(List<Tier> tiers) implements Reason {

        /** Holds a copy. */
        public Held {
            tiers = List.copyOf(tiers);
        }

        @Override
        public String toString() {
            String units = and(tiers.stream().map(Tier::unit).toList());
            return "its " + units + (tiers.size() == 1 ? " is held by a newer one" : " are held by newer ones");
        }
    }

    /**
     * It expires: nobody knows its facts, and an older backup whose facts are known holds the places of these of its
     * periods.
     *
     * @param tiers at least one
     */
    record Outranked(List<Tier> tiers) implements Reason {

        /** Holds a copy. */
        public Outranked {
            tiers = List.copyOf(tiers);
        }

        @Override
        public String toString() {
            String units = and(tiers.stream().map(Tier::unit).toList());
            return "its facts are unknown, and its " + units
                    + (tiers.size() == 1 ? " is held by one" : " are held by ones")
                    + " whose facts are known";
        }
    }

    /**
     * It expires: these of its periods are older than all that the policy keeps.
     *
     * @param policy which says how many those are
     * @param tiers empty when the policy keeps no day, week or month at all
     */
    record Older(RetentionPolicy policy, List<Tier> tiers) implements Reason {

        /** Holds a copy. */
        public Older {
            tiers = List.copyOf(tiers);
        }

        @Override
        public String toString() {
            if (tiers.isEmpty()) {
                return "the policy keeps no daily, weekly or monthly ones";
            }
            String kept = and(
                    tiers.stream().map(tier -> policy.number(tier) + " " + tier).toList());
            boolean one = tiers.size() == 1 && policy.number(tiers.get(0)) == 1;
            return "older than " + kept + (one ? " one" : " ones");
        }
    }

    private static String and(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
