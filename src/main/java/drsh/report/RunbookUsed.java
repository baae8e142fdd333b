package drsh.report;

import java.nio.file.Path;

/**
 * The runbook of a session.
 *
 * @param name its file's name without the ending
 * @param title as people read it; the name if the session did not come to a plan
 * @param path where it lay
 * @param sha256 of its text, as it was last
 * @param changed whether the session was resumed with another text than it began with
 */
public record RunbookUsed(String name, String title, Path path, String sha256, boolean changed) {}
