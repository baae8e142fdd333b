package drsh.schedule;

/**
 * A command of a scheduled run.
 *
 * @param text as an operator would type it
 * @param deletes whether it deletes backups, which is done only after a run in which all went well
 */
public record ScheduledLine(String text, boolean deletes) {}
