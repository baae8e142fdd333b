package drsh.retention;

import static drsh.retention.Backups.BERLIN;
import static drsh.retention.Backups.backups;
import static drsh.retention.Backups.good;
import static drsh.retention.Backups.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, weeks and months as people in the zone count them, nights on which clocks change included. */
class RetentionCalendarTests {

    private static final RetentionPolicy DEFAULT = new RetentionPolicy(7, 4, 12);

    @Test
    void aYearOfNightsEndsWithSevenDaysFourWeeksAndTwelveMonthsOfWhichTheNewestIsAllThree() {
        List<Candidate> stored = List.of();
        for (Candidate made : Backups.nightly(LocalDate.parse("2025-01-12"), LocalDate.parse("2026-01-11"))) {
            RetentionPlan plan =
                    DEFAULT.plan(Stream.concat(stored.stream(), Stream.of(made)).toList(), BERLIN);
            // A day's place moves on to the next backup, and at the turn of a week a tier may give up another.
            assertThat(plan.expired()).hasSizeLessThanOrEqualTo(2);
            stored = backups(plan.kept()).toList();
        }
        assertThat(stored)
                .extracting(backup -> LocalDate.ofInstant(backup.time(), BERLIN).toString())
                .containsExactly(
                        // 7 days; the newest is also its week's and its month's.
                        "2026-01-11",
                        "2026-01-10",
                        "2026-01-09",
                        "2026-01-08",
                        "2026-01-07",
                        "2026-01-06",
                        "2026-01-05",
                        // 3 more weeks by their Sundays, and 11 more months by their last days.
                        "2026-01-04",
                        "2025-12-31",
                        "2025-12-28",
                        "2025-12-21",
                        "2025-11-30",
                        "2025-10-31",
                        "2025-09-30",
                        "2025-08-31",
                        "2025-07-31",
                        "2025-06-30",
                        "2025-05-31",
                        "2025-04-30",
                        "2025-03-31",
                        "2025-02-28");
        assertThat(stored).hasSize(7 + 4 + 12 - 2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T02:30+01:00, 2026-03-29T03:30+02:00, 2026-03-30T02:30+02:00",
        "2025-10-25T02:30+02:00, 2025-10-26T02:30+02:00, 2025-10-27T02:30+01:00",
        "2025-10-25T02:30+02:00, 2025-10-26T02:30+01:00, 2025-10-27T02:30+01:00"
    })
    void aNightlyBackupAtHalfPastTwoKeepsItsDayThoughThatTimeIsMissingOrComesTwice(
            String before, String change, String after) {
        List<Candidate> backups = Stream.of(before, change, after)
                .map(time -> at(OffsetDateTime.parse(time).toInstant(), BERLIN, 1))
                .toList();
        assertThat(new RetentionPolicy(3, 0, 0).plan(backups, BERLIN).expired()).isEmpty();
    }

    @Test
    void ofTheTwoHalfPastTwosOfTheNightInAutumnTheSecondIsTheNewerOne() {
        List<Candidate> backups = List.of(
                at(Instant.parse("2025-10-26T00:30:00Z"), BERLIN, 2),
                at(Instant.parse("2025-10-26T01:30:00Z"), BERLIN, 1));
        assertThat(ids(new RetentionPolicy(3, 0, 0).plan(backups, BERLIN).kept()))
                .containsExactly("20251026-023000");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-10-26T12:00:00Z, 2025-10-26 2025-10-25 2025-10-24",
        "Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-29 2026-03-28 2026-03-27",
        "America/New_York, 2026-03-08T12:00:00Z, 2026-03-08 2026-03-07 2026-03-06",
        "Australia/Lord_Howe, 2026-04-05T12:00:00Z, 2026-04-05 2026-04-04 2026-04-03",
        // Samoa went from Thursday to Saturday.
        "Pacific/Apia, 2011-12-31T01:00:00Z, 2011-12-31 2011-12-29 2011-12-28",
        // Clocks went back at a minute past midnight: the 7th began, was the 6th again, and began anew.
        "America/St_Johns, 2010-11-07T12:00:00Z, 2010-11-07 2010-11-06 2010-11-05"
    })
    void ofBackupsEveryTenMinutesTheNewestOfEachDayIsKeptWhenClocksChange(ZoneId zone, Instant last, String days) {
        List<Candidate> backups = IntStream.range(0, 1000)
                .mapToObj(i -> at(last.minus(Duration.ofMinutes(10L * i)), zone, i + 1))
                .toList();
        RetentionPlan plan = new RetentionPolicy(3, 0, 0).plan(backups, zone);
        assertThat(backups(plan.kept()))
                .extracting(backup -> LocalDate.ofInstant(backup.time(), zone).toString())
                .containsExactly(days.split(" "));
    }

    /** Half a minute before and half a minute after the change: two backups of the 7th with one of the 6th between them. */
    @Test
    void aDayThatWasLeftAndMetAgainIsOneDay() {
        ZoneId zone = ZoneId.of("America/St_Johns");
        List<Candidate> backups = Stream.of("2010-11-07T02:30:30Z", "2010-11-07T02:31:30Z", "2010-11-07T12:00:00Z")
                .map(time -> at(Instant.parse(time), zone, 1))
                .toList();
        assertThat(ids(new RetentionPolicy(9, 0, 0).plan(backups, zone).kept()))
                .containsExactly("20101107-083000", "20101106-230130");
    }

    @Test
    void theZoneDecidesWhichDayABackupIsOf() {
        List<Candidate> backups = List.of(
                good(Backups.id(LocalDateTime.parse("2026-01-11T00:30:00"), 1), Instant.parse("2026-01-10T23:30:00Z")),
                good(Backups.id(LocalDateTime.parse("2026-01-11T02:00:00"), 1), Instant.parse("2026-01-11T01:00:00Z")));
        assertThat(DEFAULT.plan(backups, BERLIN).kept()).hasSize(1);
        assertThat(DEFAULT.plan(backups, ZoneId.of("UTC")).kept()).hasSize(2);
    }

    private static Candidate at(Instant time, ZoneId zone, int number) {
        return good(Backups.id(LocalDateTime.ofInstant(time, zone), number), time);
    }
}
