package drsh.runbook;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of the list of runbooks.
 *
 * @param name to call it by
 * @param title its heading
 * @param when to use it, or why the file cannot be read
 * @param path the file
 * @param hides files of this name in directories that are searched later: they are never found
 */
public record RunbookEntry(String name, String title, String when, Path path, List<Path> hides) {

    /** Copies the list. */
    public RunbookEntry {
        hides = List.copyOf(hides);
    }
}
