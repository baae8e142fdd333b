package drsh.postgres;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A time as PostgreSQL's tools write it: {@code 2026-01-11 02:00:00 CET}, the zone as the C library calls it. */
final class ToolTime {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LOCAL_LENGTH = "2026-01-11 02:00:00".length();

    private ToolTime() {}

    /**
     * The moment, in that zone; empty for what is no time.
     *
     * @param zone which of the zones is meant where several have one abbreviation, and where it is no known one
     */
    static Optional<OffsetDateTime> parse(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.substring(0, Math.min(LOCAL_LENGTH, text.length())), LOCAL);
            return Optional.of(
                    zoned(text, local, zone).withZoneSameInstant(zone).toOffsetDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime zoned(String text, LocalDateTime local, ZoneId zone) {
        String name = text.substring(LOCAL_LENGTH).strip();
        try {
            // Zones without an abbreviation are called by their offset: +03, -0330.
            return local.atZone(name.matches("[+-]\\d.*") ? ZoneId.of(name) : abbreviated(name, zone));
        } catch (DateTimeException e) {
            return local.atZone(zone);
        }
    }

    private static ZoneId abbreviated(String name, ZoneId preferred) {
        return new DateTimeFormatterBuilder()
                .appendZoneText(TextStyle.SHORT, Set.of(preferred))
                .toFormatter(Locale.ENGLISH)
                .parse(name, ZoneId::from);
    }
}
