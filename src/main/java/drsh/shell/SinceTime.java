package drsh.shell;

import drsh.command.DrshException;
import drsh.runbook.PlainText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When an incident began, as people say it: {@code 45m} ago, {@code 02:10}, {@code 2026-01-11T02:10}. */
final class SinceTime {

    private static final Pattern AGO = Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?");

    private SinceTime() {}

    /**
     * The time that is meant, in the clock's zone where it names none. A time of day is the last one there was.
     *
     * @throws DrshException (USAGE) if it is none, or has not come yet
     */
    static Instant parse(String text, Clock clock) {
        Instant since = ago(text, clock)
                .or(() -> timeOfDay(text, clock))
                .or(() -> dateAndTime(text, clock))
                .orElseThrow(() -> wrong(text, "is no time"));
        if (since.isAfter(clock.instant())) {
            throw wrong(text, "has not come yet");
        }
        return since;
    }

    private static DrshException wrong(String text, String why) {
        return DrshException.usage(
                "--since " + PlainText.visible(text) + " " + why,
                "write when the incident began: 02:10, 2026-01-11T02:10, 2026-01-11T02:10:00Z, or 1h30m for that long ago");
    }

    private static Optional<Instant> ago(String text, Clock clock) {
        Matcher parts = AGO.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Duration ago =
                Duration.ofDays(number(parts, 1)).plusHours(number(parts, 2)).plusMinutes(number(parts, 3));
        return Optional.of(clock.instant().minus(ago));
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static Optional<Instant> timeOfDay(String text, Clock clock) {
        try {
            ZonedDateTime now = ZonedDateTime.now(clock);
            ZonedDateTime today = now.with(LocalTime.parse(text));
            return Optional.of((today.isAfter(now) ? today.minusDays(1) : today).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> dateAndTime(String text, Clock clock) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            return localDateAndTime(iso, clock);
        }
    }

    private static Optional<Instant> localDateAndTime(String iso, Clock clock) {
        try {
            return Optional.of(LocalDateTime.parse(iso).atZone(clock.getZone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
