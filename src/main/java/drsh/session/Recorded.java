package drsh.session;

import java.time.Instant;

/**
 * A line of a journal.
 *
 * @param at when it was written
 * @param event what it tells
 */
public record Recorded(Instant at, SessionEvent event) {}
