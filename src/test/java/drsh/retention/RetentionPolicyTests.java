package drsh.retention;

import static drsh.retention.Backups.BERLIN;
import static drsh.retention.Backups.good;
import static drsh.retention.Backups.ids;
import static drsh.retention.Backups.pinned;
import static drsh.retention.Backups.suspect;
import static drsh.retention.Backups.unknown;
import static drsh.retention.Backups.unverified;
import static drsh.retention.Backups.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.backup.BackupId;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTests {

    private static final RetentionPolicy DEFAULT = new RetentionPolicy(7, 4, 12);
    private static final RetentionPolicy NOTHING = new RetentionPolicy(0, 0, 0);

    @ParameterizedTest
    @CsvSource({"-1, 0, 0, daily", "0, -1, 0, weekly", "0, 0, -1, monthly"})
    void aNegativeNumberIsRefusedByItsKey(int daily, int weekly, int monthly, String tier) {
        assertThatThrownBy(() -> new RetentionPolicy(daily, weekly, monthly))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
                    assertThat(e.what()).isEqualTo("retention." + tier + " cannot be -1");
                });
    }

    @Test
    void aKeptBackupNamesEveryPlaceItHasAndAnExpiredOneWhyItHasNone() {
        RetentionPlan plan =
                DEFAULT.plan(Backups.nightly(LocalDate.parse("2025-11-20"), LocalDate.parse("2026-01-11")), BERLIN);
        assertThat(reasons(plan, "20260111-020000"))
                .containsExactly(
                        "daily 1 of 7 (2026-01-11)",
                        "weekly 1 of 4 (2026-W02)",
                        "monthly 1 of 12 (2026-01)",
                        "last good one",
                        "newest verified one");
        assertThat(reasons(plan, "20260105-020000")).containsExactly("daily 7 of 7 (2026-01-05)");
        assertThat(reasons(plan, "20260104-020000")).containsExactly("weekly 2 of 4 (2026-W01)");
        assertThat(reasons(plan, "20260103-020000"))
                .containsExactly("older than 7 daily ones", "its week and month are held by newer ones");
        assertThat(reasons(plan, "20251231-020000")).containsExactly("monthly 2 of 12 (2025-12)");
        assertThat(reasons(plan, "20251210-020000"))
                .containsExactly("older than 7 daily and 4 weekly ones", "its month is held by a newer one");
        assertThat(plan.tiers(new BackupId("20260111-020000"))).isEqualTo("daily, weekly, monthly");
        assertThat(plan.tiers(new BackupId("20251231-020000"))).isEqualTo("monthly");
        assertThat(plan.tiers(new BackupId("20260103-020000"))).isEmpty();
        assertThat(plan.tiers(new BackupId("20990101-000000"))).isEmpty();
    }

    @Test
    void whatIsHeldAltogetherOrTooOldAltogetherSaysSo() {
        List<Candidate> backups = List.of(good("2026-01-11T14:00"), good("2026-01-11T02:00"), good("2024-01-11T02:00"));
        assertThat(reasons(DEFAULT.plan(backups, BERLIN), "20260111-020000"))
                .containsExactly("its day, week and month are held by newer ones");
        assertThat(reasons(new RetentionPolicy(1, 1, 1).plan(backups, BERLIN), "20240111-020000"))
                .containsExactly("older than 1 daily, 1 weekly and 1 monthly ones");
        assertThat(reasons(new RetentionPolicy(0, 0, 1).plan(backups, BERLIN), "20240111-020000"))
                .containsExactly("older than 1 monthly one");
        assertThat(reasons(NOTHING.plan(backups, BERLIN), "20240111-020000"))
                .containsExactly("the policy keeps no daily, weekly or monthly ones");
    }

    @Test
    void daysWithoutABackupAreNotCounted() {
        List<Candidate> backups = List.of(
                good("2026-01-11T02:00"), good("2025-06-01T02:00"), good("2023-02-01T02:00"), good("2023-01-01T02:00"));
        assertThat(ids(new RetentionPolicy(3, 0, 0).plan(backups, BERLIN).kept()))
                .containsExactly("20260111-020000", "20250601-020000", "20230201-020000");
    }

    @Test
    void aPolicyOfNothingStillKeepsThePinnedTheLastGoodTheNewerOnesAndTheConcerns() {
        RetentionPlan plan = NOTHING.plan(
                List.of(
                        unknown(good("2026-01-11T02:00")),
                        unknown(good("2026-01-10T02:00")),
                        suspect(good("2026-01-09T02:00")),
                        good("2026-01-08T02:00"),
                        good("2026-01-07T02:00"),
                        unverified(good("2026-01-06T02:00")),
                        pinned(good("2026-01-05T02:00")),
                        pinned(suspect(good("2026-01-04T02:00")))),
                BERLIN);
        assertThat(reasons(plan, "20260111-020000"))
                .containsExactly("newest verified one", "newer than the last good one");
        assertThat(reasons(plan, "20260110-020000")).containsExactly("newer than the last good one");
        assertThat(reasons(plan, "20260109-020000"))
                .containsExactly(
                        "newer than the last good one", "suspect: 0 rows instead of 1204; accept or delete it");
        assertThat(reasons(plan, "20260108-020000")).containsExactly("last good one");
        assertThat(reasons(plan, "20260106-020000")).containsExactly("its file is missing; verify or delete it");
        assertThat(reasons(plan, "20260105-020000")).containsExactly("pinned");
        assertThat(ids(plan.expired())).containsExactly("20260107-020000");
        assertThat(ids(plan.concerns())).containsExactly("20260109-020000", "20260106-020000", "20260104-020000");
    }

    @Test
    void withoutAnyGoodOneThePolicyHoldsAndTheNewestVerifiedOneStays() {
        List<Candidate> backups = List.of(
                suspect(good("2026-01-11T02:00")),
                unknown(good("2026-01-10T02:00")),
                unknown(good("2026-01-09T02:00")));
        assertThat(ids(NOTHING.plan(backups, BERLIN).expired())).containsExactly("20260109-020000");
        assertThat(DEFAULT.plan(backups, BERLIN).expired()).isEmpty();
    }

    @Test
    void whatWasAdoptedAndNeverComparedPushesNoProvedOneOut() {
        List<Candidate> backups = List.of(
                good("2026-01-12T02:00"),
                unknown(good("2026-01-11T14:00")),
                good("2026-01-11T02:00"),
                unknown(good("2026-01-10T02:00")),
                unknown(good("2026-01-09T02:00")),
                good("2026-01-08T02:00"));
        RetentionPlan plan = new RetentionPolicy(3, 0, 0).plan(backups, BERLIN);
        assertThat(ids(plan.kept()))
                .containsExactly("20260112-020000", "20260111-020000", "20260110-020000", "20260108-020000");
        assertThat(reasons(plan, "20260110-020000")).containsExactly("daily 3 of 3 (2026-01-10)");
        assertThat(reasons(plan, "20260111-140000"))
                .containsExactly("its facts are unknown, and its day is held by one whose facts are known");
        assertThat(reasons(plan, "20260109-020000")).containsExactly("older than 3 daily ones");
    }

    @Test
    void aRunOfEmptyOrFailedBackupsPushesNoGoodOneOut() {
        List<Candidate> goodWeek = Backups.nightly(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-07"));
        List<Candidate> badMonth =
                Backups.nightly(LocalDate.parse("2026-01-08"), LocalDate.parse("2026-02-08")).stream()
                        .map(backup -> backup.time().getEpochSecond() % 7 < 3 ? suspect(backup) : unverified(backup))
                        .toList();
        RetentionPlan plan = new RetentionPolicy(7, 0, 0)
                .plan(Stream.concat(goodWeek.stream(), badMonth.stream()).toList(), BERLIN);
        assertThat(plan.expired()).isEmpty();
        assertThat(reasons(plan, "20260101-020000")).containsExactly("daily 7 of 7 (2026-01-01)");
    }

    @Test
    void aBackupThatIsNotVerifiedIsAConcernEvenIfNothingElseSaysSo() {
        Candidate contradiction = with(good("2026-01-11T02:00"), false, true, false, Optional.empty());
        RetentionPlan plan = NOTHING.plan(List.of(contradiction, good("2026-01-10T02:00")), BERLIN);
        assertThat(reasons(plan, "20260111-020000"))
                .containsExactly("newer than the last good one", "never verified; verify or delete it");
        assertThat(reasons(plan, "20260110-020000")).containsExactly("last good one", "newest verified one");
    }

    @Test
    void ofTwoAtOneInstantTheHigherIdIsTheNewer() {
        Instant instant = Instant.parse("2026-01-11T01:00:00Z");
        List<Candidate> backups = List.of(
                good(new BackupId("20260111-020000-2"), instant), good(new BackupId("20260111-020000"), instant));
        assertThat(ids(DEFAULT.plan(backups, BERLIN).kept())).containsExactly("20260111-020000-2");
    }

    @Test
    void backupsThatShareAnIdAreBothKeptAndNeitherCounts() {
        List<Candidate> backups = List.of(
                good(new BackupId("20260111-020000"), Instant.parse("2026-01-11T01:00:00Z")),
                good(new BackupId("20260111-020000"), Instant.parse("2026-01-11T00:00:00Z")),
                good("2026-01-10T02:00"));
        RetentionPlan plan = NOTHING.plan(backups, BERLIN);
        assertThat(plan.expired()).isEmpty();
        assertThat(plan.concerns())
                .hasSize(2)
                .allSatisfy(decision -> assertThat(decision.reasons().toString())
                        .contains("its id is that of another one too; one of their manifests is a copy: delete"));
        assertThat(reasons(plan, "20260110-020000")).contains("last good one");
    }

    @Test
    void aWeekIsThatOfIso8601AlsoAtTheTurnOfAYear() {
        assertThat(Stream.of("2024-12-30", "2021-01-03", "2020-12-31", "2026-01-04", "2026-01-05")
                        .map(day -> Tier.WEEKLY.period(LocalDate.parse(day))))
                .containsExactly("2025-W01", "2020-W53", "2020-W53", "2026-W01", "2026-W02");
    }

    private static List<String> reasons(RetentionPlan plan, String id) {
        return plan.decisions().stream()
                .filter(decision -> decision.backup().id().value().equals(id))
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::toString)
                .toList();
    }
}
