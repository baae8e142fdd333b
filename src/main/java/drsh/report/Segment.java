package drsh.report;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of a session's time, for the picture.
 *
 * @param kind what the time went to
 * @param step the id of the step it belongs to; empty for all of them
 * @param from its beginning
 * @param to its end; never before its beginning
 */
public record Segment(SegmentKind kind, String step, Instant from, Instant to) {

    /** Turns an end before the beginning, which a clock that was set back makes, into none. */
    public Segment {
        to = to.isBefore(from) ? from : to;
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
