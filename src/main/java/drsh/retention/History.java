package drsh.retention;

import drsh.backup.BackupId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All backups of one database, judged by a policy. */
final class History {

    private static final String UNVERIFIED = "never verified";
    private static final String VERIFY = "verify or delete it";
    private static final String ACCEPT = "accept or delete it";
    private static final String SHARED = "its id is that of another one too";
    private static final String UNSHARE = "one of their manifests is a copy: delete that file";

    private final List<Candidate> newestFirst;
    private final Set<BackupId> shared;
    private final RetentionPolicy policy;
    private final List<Places> tiers;
    private final Optional<Candidate> newestVerified;
    private final Optional<Candidate> lastGood;

    /**
     * Of those backups.
     *
     * @param newestFirst all of one database
     * @param shared the ids that are not one backup's alone
     */
    History(List<Candidate> newestFirst, Set<BackupId> shared, RetentionPolicy policy, ZoneId zone) {
        this.newestFirst = newestFirst;
        this.shared = shared;
        this.policy = policy;
        List<Candidate> counting =
                newestFirst.stream().filter(backup -> concern(backup).isEmpty()).toList();
        tiers = Arrays.stream(Tier.values())
                .map(tier -> new Places(tier, policy.number(tier), zone, counting))
                .toList();
        newestVerified = counting.stream().findFirst();
        lastGood = counting.stream().filter(Candidate::good).findFirst();
    }

    /** One for each backup, newest first. */
    Stream<Decision> decisions() {
        int sinceLastGood = lastGood.map(newestFirst::indexOf).orElse(0);
        return Stream.concat(
                newestFirst.subList(0, sinceLastGood).stream().map(backup -> decision(backup, true)),
                newestFirst.subList(sinceLastGood, newestFirst.size()).stream().map(backup -> decision(backup, false)));
    }

    private Decision decision(Candidate backup, boolean sinceLastGood) {
        List<Reason> reasons = new ArrayList<>();
        tiers.forEach(places -> places.of(backup).ifPresent(reasons::add));
        if (backup.pinned()) {
            reasons.add(Reason.Always.PINNED);
        }
        if (lastGood.filter(backup::equals).isPresent()) {
            reasons.add(Reason.Always.LAST_GOOD);
        }
        if (newestVerified.filter(backup::equals).isPresent()) {
            reasons.add(Reason.Always.NEWEST_VERIFIED);
        }
        if (sinceLastGood) {
            reasons.add(Reason.Always.SINCE_LAST_GOOD);
        }
        concern(backup).ifPresent(reasons::add);
        return reasons.isEmpty() ? new Decision(backup, false, expiry(backup)) : new Decision(backup, true, reasons);
    }

    /** Why it neither counts nor expires. */
    private Optional<Reason.Concern> concern(Candidate backup) {
        if (shared.contains(backup.id())) {
            return Optional.of(new Reason.Concern(SHARED, UNSHARE));
        }
        return backup.concern()
                .or(() -> backup.verified() ? Optional.empty() : Optional.of(UNVERIFIED))
                .map(what -> new Reason.Concern(what, backup.verified() ? ACCEPT : VERIFY));
    }

    private List<Reason> expiry(Candidate backup) {
        List<Tier> older = wanted(places -> places.holder(backup).isEmpty());
        List<Tier> newer = wanted(
                places -> places.holder(backup).filter(isNewerThan(backup)).isPresent());
        List<Tier> proved = wanted(places ->
                places.holder(backup).filter(isNewerThan(backup).negate()).isPresent());
        List<Reason> reasons = new ArrayList<>();
        if (!older.isEmpty() || (newer.isEmpty() && proved.isEmpty())) {
            reasons.add(new Reason.Older(policy, older));
        }
        if (!newer.isEmpty()) {
            reasons.add(new Reason.Held(newer));
        }
        if (!proved.isEmpty()) {
            reasons.add(new Reason.Outranked(proved));
        }
        return reasons;
    }

    private Predicate<Candidate> isNewerThan(Candidate backup) {
        return other -> newestFirst.indexOf(other) < newestFirst.indexOf(backup);
    }

    private List<Tier> wanted(Predicate<Places> which) {
        return tiers.stream()
                .filter(Places::wanted)
                .filter(which)
                .map(Places::tier)
                .toList();
    }
}
