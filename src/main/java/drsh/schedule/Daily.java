package drsh.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The moments at which something is due that runs once a day.
 *
 * @param at the time of day
 * @param zone of which place
 */
public record Daily(LocalTime at, ZoneId zone) {

    /** How late a run may begin: timers are spread, and a machine that was off makes up for it after it has started. */
    static final Duration LATE = Duration.ofHours(1);

    /** The next one after a moment. */
    ZonedDateTime next(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(at);
        return today.toInstant().isAfter(now) ? today : today.plusDays(1);
    }

    /** The one at or before a moment. */
    ZonedDateTime previous(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(at);
        return today.toInstant().isAfter(now) ? today.minusDays(1) : today;
    }

    /**
     * Whether a run is missing.
     *
     * @param installed since when runs are expected
     * @param started when the newest one began
     */
    boolean overdue(Instant now, Instant installed, Optional<Instant> started) {
        Instant due = previous(now.minus(LATE)).toInstant();
        return installed.isBefore(due)
                && started.filter(run -> !run.isBefore(due)).isEmpty();
    }
}
