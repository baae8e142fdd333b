package drsh.retention;

import static drsh.retention.Backups.backups;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history of backups whose ids differ; {@link RandomHistory} makes them up. */
class RetentionPropertiesTests {

    /** Enough for each zone to have its share of every kind of policy. */
    private static final int HISTORIES = 100;

    private static final Comparator<Candidate> AGE =
            Comparator.comparing(Candidate::time).thenComparing(Candidate::id);

    static LongStream seeds() {
        return LongStream.range(0, HISTORIES);
    }

    @Test
    void theHistoriesHoldEveryZoneEveryReasonAndBackupsOfOneInstant() {
        List<RandomHistory> histories = seeds().mapToObj(RandomHistory::of).toList();
        assertThat(histories.stream().map(RandomHistory::zone).distinct()).hasSize(6);
        assertThat(histories)
                .filteredOn(history -> history.backups().stream()
                                .map(Candidate::time)
                                .distinct()
                                .count()
                        < history.backups().size())
                .hasSizeGreaterThan(HISTORIES / 4);
        Map<Object, Long> reasons = histories.stream()
                .flatMap(history -> history.plan().decisions().stream())
                .flatMap(decision -> decision.reasons().stream())
                .collect(Collectors.groupingBy(RetentionPropertiesTests::kind, Collectors.counting()));
        assertThat(reasons)
                .hasSize(3 + Reason.Always.values().length + 4)
                .allSatisfy((kind, times) -> assertThat(times).isGreaterThan(HISTORIES / 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLastGoodWhatIsNewerThePinnedAndTheConcernsNeverExpire(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        List<Candidate> expired = backups(history.plan().expired()).toList();
        assertThat(expired)
                .noneMatch(Candidate::pinned)
                .allMatch(Candidate::verified)
                .allMatch(backup -> backup.concern().isEmpty());
        for (List<Candidate> database : databases(history.backups())) {
            Stream<Candidate> good = database.stream().filter(Candidate::good);
            good.max(AGE)
                    .ifPresent(last -> assertThat(expired)
                            .filteredOn(database::contains)
                            .allMatch(backup -> AGE.compare(backup, last) < 0));
            Stream<Candidate> verified = database.stream().filter(RetentionPropertiesTests::counts);
            verified.max(AGE).ifPresent(newest -> assertThat(expired).doesNotContain(newest));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBackupExpiresExactlyIfItHasNoPlaceAndNoRuleProtectsIt(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        for (Decision decision : history.plan().decisions()) {
            Candidate backup = decision.backup();
            List<Candidate> newerOrSame = history.backups().stream()
                    .filter(other -> sameDatabase(other, backup) && AGE.compare(other, backup) >= 0)
                    .toList();
            boolean anyGood = history.backups().stream().anyMatch(other -> sameDatabase(other, backup) && other.good());
            boolean newest = newerOrSame.stream().noneMatch(other -> counts(other) && !other.equals(backup));
            boolean olderThanGood = newerOrSame.stream().anyMatch(other -> other.good() && !other.equals(backup));
            boolean free = counts(backup) && !backup.pinned() && !newest && (olderThanGood || !anyGood);
            assertThat(decision.keep()).isEqualTo(!free || !decision.tiers().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBackupIsDecidedOnceWithItsReasonsNewestFirst(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        List<Decision> decisions = history.plan().decisions();
        assertThat(backups(decisions)).containsExactlyElementsOf(newestFirst(history.backups()));
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(decision.reasons()).isNotEmpty())
                .allSatisfy(decision -> assertThat(decision.reasons().stream()
                                .noneMatch(reason -> reason instanceof Reason.Held
                                        || reason instanceof Reason.Outranked
                                        || reason instanceof Reason.Older))
                        .isEqualTo(decision.keep()));
    }

    /** Says the rule again, one backup at a time, instead of walking through them with a count. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aBackupHasAPlaceIfItIsTheBestOfItsPeriodAndFewerNewerPeriodsOfItsKindHaveOneThanThePolicyKeeps(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        for (Decision decision : history.plan().decisions()) {
            Candidate backup = decision.backup();
            List<Candidate> rivals = history.backups().stream()
                    .filter(other -> sameDatabase(other, backup) && counts(other))
                    .toList();
            List<Tier> expected = Stream.of(Tier.values())
                    .filter(tier -> counts(backup))
                    .filter(tier -> rivals.stream()
                            .filter(other -> period(tier, other, history).equals(period(tier, backup, history)))
                            .noneMatch(other -> better(other, backup)))
                    .filter(tier -> newerPeriods(tier, rivals, backup, history)
                            < history.policy().number(tier))
                    .toList();
            assertThat(decision.tiers()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatNobodyHasComparedTakesNoPlaceFromWhatIsProved(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        Predicate<Candidate> proved = backup -> !counts(backup) || backup.good();
        Map<Candidate, List<Tier>> alone =
                history
                        .policy()
                        .plan(history.backups().stream().filter(proved).toList(), history.zone())
                        .decisions()
                        .stream()
                        .collect(Collectors.toMap(Decision::backup, Decision::tiers));
        assertThat(history.plan().decisions().stream()
                        .filter(decision -> proved.test(decision.backup()))
                        .collect(Collectors.toMap(Decision::backup, Decision::tiers)))
                .isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheInputDoesNotMatter(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        List<Candidate> shuffled = new ArrayList<>(history.backups());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(history.policy().plan(shuffled, history.zone())).isEqualTo(history.plan());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDatabaseIsJudgedAsIfItWereAlone(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        for (List<Candidate> database : databases(history.backups())) {
            assertThat(history.policy().plan(database, history.zone()).decisions())
                    .isEqualTo(history.plan().decisions().stream()
                            .filter(decision -> database.contains(decision.backup()))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePlanOfWhatIsKeptKeepsItAllForTheSameReasons(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        List<Candidate> kept = history.kept(history.backups());
        assertThat(history.policy().plan(kept, history.zone()).decisions())
                .isEqualTo(history.plan().kept());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDeletionThatBrokeOffChangesNoDecisionAboutTheRest(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        Random random = new Random(seed);
        Set<Candidate> deleted = backups(history.plan().expired())
                .filter(backup -> random.nextBoolean())
                .collect(Collectors.toSet());
        Predicate<Candidate> left = Predicate.not(deleted::contains);
        assertThat(history.policy()
                        .plan(history.backups().stream().filter(left).toList(), history.zone())
                        .decisions())
                .isEqualTo(history.plan().decisions().stream()
                        .filter(decision -> left.test(decision.backup()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargerNumberExpiresNothingThatASmallerOneKeeps(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        RetentionPolicy policy = history.policy();
        List<Candidate> kept = history.kept(history.backups());
        for (RetentionPolicy larger : List.of(
                new RetentionPolicy(policy.daily() + 1, policy.weekly(), policy.monthly()),
                new RetentionPolicy(policy.daily(), policy.weekly() + 1, policy.monthly()),
                new RetentionPolicy(policy.daily(), policy.weekly(), policy.monthly() + 1))) {
            RetentionPlan plan = larger.plan(history.backups(), history.zone());
            assertThat(backups(plan.kept())).containsAll(kept);
            // And so a number that was made smaller leaves what it would have left had it always been so.
            assertThat(history.kept(backups(plan.kept()).toList())).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aNewerBackupNeverBringsAnExpiredOneBack(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        Set<Candidate> expired = new HashSet<>();
        for (int made = 1; made <= history.backups().size(); made++) {
            RetentionPlan plan = history.policy().plan(history.backups().subList(0, made), history.zone());
            Set<Candidate> now = backups(plan.expired()).collect(Collectors.toSet());
            assertThat(now).containsAll(expired);
            expired = now;
        }
    }

    /** For all histories, as long as what is known of a backup stays what it was. */
    @ParameterizedTest
    @MethodSource("seeds")
    void applyingThePlanAfterEveryBackupLeavesWhatApplyingItOnceAtTheEndLeaves(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        List<Candidate> stored = List.of();
        for (Candidate made : history.backups()) {
            stored =
                    history.kept(Stream.concat(stored.stream(), Stream.of(made)).toList());
        }
        assertThat(stored).isEqualTo(history.kept(history.backups()));
    }

    private static Object kind(Reason reason) {
        if (reason instanceof Reason.Place place) {
            return place.tier();
        }
        return reason instanceof Reason.Always ? reason : reason.getClass();
    }

    private static boolean counts(Candidate backup) {
        return backup.verified() && backup.concern().isEmpty();
    }

    private static boolean sameDatabase(Candidate one, Candidate other) {
        return one.stack().equals(other.stack()) && one.database().equals(other.database());
    }

    private static String period(Tier tier, Candidate backup, RandomHistory history) {
        return tier.period(LocalDate.ofInstant(backup.time(), history.zone()));
    }

    private static boolean better(Candidate one, Candidate other) {
        return one.good() == other.good() ? AGE.compare(one, other) > 0 : one.good();
    }

    /** How many later periods have a good backup, or any that counts where this one is not good itself. */
    private static long newerPeriods(Tier tier, List<Candidate> of, Candidate than, RandomHistory history) {
        return of.stream()
                .filter(other -> other.good() || !than.good())
                .map(other -> period(tier, other, history))
                .filter(period -> period.compareTo(period(tier, than, history)) > 0)
                .distinct()
                .count();
    }

    private static List<Candidate> newestFirst(List<Candidate> backups) {
        return backups.stream().sorted(AGE.reversed()).toList();
    }

    private static Iterable<List<Candidate>> databases(List<Candidate> backups) {
        return backups.stream()
                .collect(Collectors.groupingBy(backup -> List.of(backup.stack(), backup.database())))
                .values();
    }
}
