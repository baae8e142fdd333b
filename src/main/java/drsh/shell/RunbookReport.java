package drsh.shell;

import drsh.runbook.Finding;
import drsh.runbook.RunbookEntry;
import drsh.runbook.Severity;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jline.utils.AttributedString;

/**
 * The list of runbooks, with where each comes from.
 *
 * @param errors how many errors lint finds in each, by its name
 * @param folder the one that is worked in; what lies in it is shown from there
 */
record RunbookReport(List<RunbookEntry> entries, Map<String, Long> errors, Path folder) {

    /** @param lint what is wrong with the runbook of a name */
    static RunbookReport of(List<RunbookEntry> entries, Function<String, List<Finding>> lint, Path folder) {
        Map<String, Long> errors = new LinkedHashMap<>();
        for (RunbookEntry entry : entries) {
            long found = lint.apply(entry.name()).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .count();
            errors.put(entry.name(), found);
        }
        return new RunbookReport(entries, errors, folder);
    }

    Map<String, Object> data() {
        return Map.of("runbooks", entries.stream().map(this::data).toList());
    }

    Table table() {
        Table table = new Table()
                .column("NAME")
                .column("LINT")
                .text("TITLE")
                .text("FROM")
                .text("WHEN");
        entries.forEach(entry -> table.row(entry.name(), mark(entry), entry.title(), shown(entry), entry.when()));
        return table;
    }

    /** A line for each file that is never found. */
    List<String> hidden() {
        return entries.stream()
                .flatMap(entry -> entry.hides().stream()
                        .map(hidden -> hidden + " is hidden by the " + entry.name() + " of " + from(entry)))
                .toList();
    }

    /** One with errors is not run. */
    private AttributedString mark(RunbookEntry entry) {
        long found = errors.getOrDefault(entry.name(), 0L);
        return found == 0 ? Styled.good("ok") : Styled.bad(found + (found == 1 ? " error" : " errors"));
    }

    private String shown(RunbookEntry entry) {
        Path from = from(entry);
        return from.startsWith(folder) ? "./" + folder.relativize(from) : from.toString();
    }

    private static Path from(RunbookEntry entry) {
        return Objects.requireNonNull(entry.path().getParent());
    }

    private Map<String, Object> data(RunbookEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", entry.name());
        data.put("title", entry.title());
        data.put("when", entry.when());
        data.put("path", entry.path().toString());
        data.put("errors", errors.getOrDefault(entry.name(), 0L));
        data.put("hides", entry.hides().stream().map(Path::toString).toList());
        return data;
    }
}
