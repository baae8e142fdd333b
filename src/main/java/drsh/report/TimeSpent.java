package drsh.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the time went.
 *
 * @param since when the incident began, or null if nobody said
 * @param began when the clock started: with the incident, else with the session
 * @param opened when the session was opened
 * @param ended when it ended or stopped; the last line of a journal without an end
 * @param total from began to ended
 * @param working while commands ran
 * @param waiting while a question was open
 * @param paused while the session was not running, between a pause or a crash and its resumption
 */
public record TimeSpent(
        @Nullable Instant since,
        Instant began,
        Instant opened,
        Instant ended,
        Duration total,
        Duration working,
        Duration waiting,
        Duration paused) {}
