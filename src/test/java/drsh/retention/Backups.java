package drsh.retention;

import drsh.backup.BackupId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups for tests. */
final class Backups {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private Backups() {}

    /** The id that a backup at that local time gets, the {@code number}th of its second. */
    static BackupId id(LocalDateTime time, int number) {
        return new BackupId(ID.format(time) + (number == 1 ? "" : "-" + number));
    }

    /** A good one of {@code shop}'s database, made at that local time in Berlin: {@code 2026-01-11T02:00}. */
    static Candidate good(String time) {
        LocalDateTime local = LocalDateTime.parse(time);
        return good(id(local, 1), local.atZone(BERLIN).toInstant());
    }

    static Candidate good(BackupId id, Instant time) {
        return new Candidate(id, "shop", "reflectus", time, true, true, false, Optional.empty());
    }

    /** The same, with facts that nobody knows, as an imported one has. */
    static Candidate unknown(Candidate backup) {
        return with(backup, true, false, backup.pinned(), Optional.empty());
    }

    static Candidate pinned(Candidate backup) {
        return with(backup, backup.verified(), backup.good(), true, backup.concern());
    }

    static Candidate suspect(Candidate backup) {
        return with(backup, true, false, backup.pinned(), Optional.of("suspect: 0 rows instead of 1204"));
    }

    static Candidate unverified(Candidate backup) {
        return with(backup, false, false, backup.pinned(), Optional.of("its file is missing"));
    }

    static Candidate with(Candidate backup, boolean verified, boolean good, boolean pinned, Optional<String> concern) {
        return new Candidate(
                backup.id(), backup.stack(), backup.database(), backup.time(), verified, good, pinned, concern);
    }

    /** A good one every night at two, both days included, oldest first. */
    static List<Candidate> nightly(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .map(day -> good(day.atTime(LocalTime.of(2, 0)).toString()))
                .toList();
    }

    static Stream<Candidate> backups(List<Decision> decisions) {
        return decisions.stream().map(Decision::backup);
    }

    static List<String> ids(List<Decision> decisions) {
        return backups(decisions).map(backup -> backup.id().value()).toList();
    }
}
