package drsh.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A random history and a random policy; the seed makes them the same on every machine.
 *
 * @param backups oldest first, as they were made
 */
record RandomHistory(List<Candidate> backups, ZoneId zone, RetentionPolicy policy) {

    private record Change(String zone, String instant) {}

    /** Nights on which clocks change, Samoa's skipped 30 December, and a day that Newfoundland left and met again. */
    private static final List<Change> CHANGES = List.of(
            new Change("UTC", "2025-12-31T23:59:59Z"),
            new Change("Europe/Berlin", "2025-10-26T01:00:00Z"),
            new Change("Europe/Berlin", "2026-03-29T01:00:00Z"),
            new Change("America/New_York", "2025-11-02T06:00:00Z"),
            new Change("America/New_York", "2026-03-08T07:00:00Z"),
            new Change("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
            new Change("Australia/Lord_Howe", "2025-10-04T15:30:00Z"),
            new Change("Pacific/Apia", "2011-12-30T10:00:00Z"),
            new Change("America/St_Johns", "2010-11-07T02:31:00Z"));

    static RandomHistory of(long seed) {
        Random random = new Random(seed);
        Change change = CHANGES.get(random.nextInt(CHANGES.size()));
        ZoneId zone = ZoneId.of(change.zone());
        RetentionPolicy policy = random.nextInt(8) == 0
                ? new RetentionPolicy(0, 0, 0)
                : new RetentionPolicy(number(random), number(random), number(random));
        return new RandomHistory(backups(random, Instant.parse(change.instant()), zone), zone, policy);
    }

    /** 0 in one of three, else up to 9. */
    private static int number(Random random) {
        return random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(9);
    }

    private static List<Candidate> backups(Random random, Instant change, ZoneId zone) {
        int size = random.nextInt(90);
        int databases = 1 + random.nextInt(3);
        // From a few minutes, all on the changing night, to ten days between two of them.
        long step = Duration.ofMinutes(1L << (4 + random.nextInt(11))).toSeconds();
        int badInHundred = random.nextInt(8) == 0 ? 100 : random.nextInt(60);
        Instant time = change.minusSeconds(step * size / 2);
        Set<String> ids = new HashSet<>();
        List<Candidate> backups = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            time = time.plusSeconds(gap(random, step));
            LocalDateTime local = LocalDateTime.ofInstant(time, zone);
            int number = IntStream.iterate(1, n -> n + 1)
                    .filter(n -> ids.add(Backups.id(local, n).value()))
                    .findFirst()
                    .orElseThrow();
            int database = random.nextInt(databases);
            Candidate plain = new Candidate(
                    Backups.id(local, number),
                    database == 2 ? "blog" : "shop",
                    database == 1 ? "stock" : "main",
                    time,
                    true,
                    true,
                    random.nextInt(25) == 0,
                    Optional.empty());
            backups.add(random.nextInt(100) < badInHundred ? spoiled(random, plain) : plain);
        }
        return List.copyOf(backups);
    }

    /** Mostly about a step, sometimes nothing, sometimes a long gap. */
    private static long gap(Random random, long step) {
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> step * (5 + random.nextInt(20));
            default -> step / 2 + random.nextInt((int) step);
        };
    }

    private static Candidate spoiled(Random random, Candidate backup) {
        return switch (random.nextInt(3)) {
            case 0 -> Backups.suspect(backup);
            case 1 -> Backups.unverified(backup);
            default -> Backups.unknown(backup);
        };
    }

    RetentionPlan plan() {
        return policy.plan(backups, zone);
    }

    /** What stays of those backups under this policy, as it stands in the plan. */
    List<Candidate> kept(List<Candidate> of) {
        return Backups.backups(policy.plan(of, zone).kept()).toList();
    }
}
