package drsh.report;

/**
 * What a session came to, in one line and in one sentence.
 *
 * @param state how it stands
 * @param headline such as {@code Done in 23 m 12 s, RTO missed}
 * @param sentence what that means, and what is not known
 * @param tone how good that is
 */
public record Verdict(ReportedState state, String headline, String sentence, Tone tone) {}
