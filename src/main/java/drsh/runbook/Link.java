package drsh.runbook;

/**
 * A link or a picture in the text of a runbook.
 *
 * @param target as written
 * @param line where it stands in the file, from 1
 * @param problem what is wrong with the link itself, or empty
 */
record Link(String target, int line, String problem) {}
