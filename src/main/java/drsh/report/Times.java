package drsh.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How times are written: in UTC, which everybody can compare, and in the zone of the people, with its offset, since an hour
 * comes twice in autumn. The day is written where a session has more than one.
 */
final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private final ZoneId zone;
    private final boolean days;

    private Times(ZoneId zone, boolean days) {
        this.zone = zone;
        this.days = days;
    }

    /** For what happens between two times. */
    static Times between(Instant from, Instant to, ZoneId zone) {
        return new Times(
                zone,
                !day(from, ZoneOffset.UTC).equals(day(to, ZoneOffset.UTC))
                        || !day(from, zone).equals(day(to, zone)));
    }

    /** Whether the local time is worth a column of its own. */
    boolean local() {
        return !zone.getRules().equals(ZoneOffset.UTC.getRules());
    }

    /** The zone's name. */
    String zone() {
        return zone.getId();
    }

    /** A time in UTC, such as {@code 03:12:05}. */
    String utc(Instant at) {
        return (days ? DAY : TIME).format(at.atZone(ZoneOffset.UTC));
    }

    /** The same in the zone, such as {@code 04:12:05 +01:00}. */
    String local(Instant at) {
        return (days ? DAY : TIME).format(at.atZone(zone)) + " " + OFFSET.format(at.atZone(zone));
    }

    /** A time that stands alone: {@code 2026-01-11 03:12:05 UTC (04:12:05 +01:00)}. */
    String full(Instant at) {
        String utc = DAY.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        boolean sameDay = day(at, zone).equals(day(at, ZoneOffset.UTC));
        String local = (sameDay ? TIME : DAY).format(at.atZone(zone)) + " " + OFFSET.format(at.atZone(zone));
        return local() ? utc + " (" + local + ")" : utc;
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
