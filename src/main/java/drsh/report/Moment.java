package drsh.report;

import java.time.Instant;

/**
 * Something that happened, for the list of them.
 *
 * @param at when
 * @param text what, as a sentence without its full stop
 * @param tone how good that is
 */
public record Moment(Instant at, String text, Tone tone) {}
