package drsh.shell;

import drsh.runbook.RunbookEntry;
import drsh.shell.screen.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The list of runbooks, with where each comes from.
 *
 * @param folder the one that is worked in; what lies in it is shown from there
 */
record RunbookReport(List<RunbookEntry> entries, Path folder) {

    Map<String, Object> data() {
        return Map.of("runbooks", entries.stream().map(RunbookReport::data).toList());
    }

    Table table() {
        Table table = new Table().column("NAME").text("TITLE").text("FROM").text("WHEN");
        entries.forEach(entry -> table.row(entry.name(), entry.title(), shown(entry), entry.when()));
        return table;
    }

    /** A line for each file that is never found. */
    List<String> hidden() {
        return entries.stream()
                .flatMap(entry -> entry.hides().stream()
                        .map(hidden -> hidden + " is hidden by the " + entry.name() + " of " + from(entry)))
                .toList();
    }

    private String shown(RunbookEntry entry) {
        Path from = from(entry);
        return from.startsWith(folder) ? "./" + folder.relativize(from) : from.toString();
    }

    private static Path from(RunbookEntry entry) {
        return Objects.requireNonNull(entry.path().getParent());
    }

    private static Map<String, Object> data(RunbookEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", entry.name());
        data.put("title", entry.title());
        data.put("when", entry.when());
        data.put("path", entry.path().toString());
        data.put("hides", entry.hides().stream().map(Path::toString).toList());
        return data;
    }
}
