package drsh.postgres;

/**
 * How far facts are exact.
 *
 * @param exactRows tables that the planner believes to have more rows than this are estimated, not counted
 * @param fingerprintBytes tables larger than this are counted without a fingerprint of their content
 */
public record FactsLimits(long exactRows, long fingerprintBytes) {}
