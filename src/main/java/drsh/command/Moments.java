package drsh.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments are written for people: to the second or the minute, and always with the name of the zone. */
public final class Moments {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    private Moments() {}

    /** As {@code 2026-01-11 02:00:00 UTC}. */
    public static String second(Instant moment, ZoneId zone) {
        return SECOND.format(moment.atZone(named(zone)));
    }

    /** As {@code 2026-01-11 02:00 UTC}. */
    public static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(named(zone)));
    }

    /** An offset of nothing would be written as Z, which few people read as a zone. */
    private static ZoneId named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
