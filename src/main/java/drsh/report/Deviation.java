package drsh.report;

import java.time.Instant;

/**
 * Something that did not go straight through the runbook.
 *
 * @param at when, or when the first of several
 * @param kind what
 * @param text the sentence about it
 */
public record Deviation(Instant at, DeviationKind kind, String text) {}
