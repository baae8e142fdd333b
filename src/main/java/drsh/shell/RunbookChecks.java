package drsh.shell;

import drsh.runbook.Finding;
import drsh.runbook.Lint;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.runbook.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What doctor asks about runbooks: whether they could be run. */
final class RunbookChecks {

    private final Runbooks runbooks;
    private final Invocation invocation;

    RunbookChecks(Runbooks runbooks, Invocation invocation) {
        this.runbooks = runbooks;
        this.invocation = invocation;
    }

    List<DoctorCheck> all() {
        return List.of(new DoctorCheck("runbooks", this::lint).after(EngineChecks.CONFIGURATION));
    }

    private DoctorFinding lint() {
        RunbookCatalog catalog = runbooks.catalog();
        Lint lint = runbooks.lint(invocation);
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        for (RunbookEntry entry : catalog.list()) {
            findings.put(entry.name(), lint.findings(catalog.examine(entry.name())));
        }
        return finding(findings);
    }

    /** @param findings what is wrong with each, by its name */
    static DoctorFinding finding(Map<String, List<Finding>> findings) {
        List<String> broken = names(findings, Severity.ERROR);
        if (!broken.isEmpty()) {
            return DoctorFinding.failure(
                    broken.size() + " of " + findings.size() + " cannot be run: " + String.join(", ", broken),
                    "'runbook lint " + broken.get(0) + "' says what is wrong");
        }
        List<String> doubtful = names(findings, Severity.WARNING);
        return doubtful.isEmpty()
                ? DoctorFinding.ok(findings.size() + " without a finding")
                : DoctorFinding.warning(
                        "lint has warnings about " + String.join(", ", doubtful),
                        "'runbook lint " + doubtful.get(0) + "' says what is wrong");
    }

    private static List<String> names(Map<String, List<Finding>> findings, Severity severity) {
        List<String> names = new ArrayList<>();
        findings.forEach((name, found) -> {
            if (found.stream().anyMatch(finding -> finding.severity() == severity)) {
                names.add(name);
            }
        });
        return names;
    }
}
