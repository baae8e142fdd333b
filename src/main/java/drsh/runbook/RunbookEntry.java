package drsh.runbook;

import java.nio.file.Path;

/**
 * One line of the list of runbooks.
 *
 * @param name to call it by
 * @param title its heading
 * @param when to use it, or why the file cannot be read
 * @param path the file
 */
public record RunbookEntry(String name, String title, String when, Path path) {}
