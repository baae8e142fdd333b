package drsh.session;

import java.time.Instant;

/**
 * Something that a restore keeps of what it replaced.
 *
 * @param name of the database or volume
 * @param kind such as {@code replaced database}
 * @param until until when it is kept
 */
public record Kept(String name, String kind, Instant until) {}
