package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.Finding;
import drsh.runbook.Severity;
import drsh.shell.screen.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lint found.
 *
 * @param runbooks how many were looked at
 */
record LintReport(List<Finding> findings, int runbooks) {

    /** @throws DrshException (FINDINGS) after everything was printed, if there is an error among it */
    void tell(Invocation invocation) {
        if (invocation.json()) {
            invocation.show(
                    Map.of("findings", findings.stream().map(LintReport::data).toList()), Table::new);
        } else {
            findings.forEach(finding -> invocation.console().print(finding.toString()));
        }
        long errors = count(Severity.ERROR);
        if (errors > 0) {
            throw new DrshException(
                    Outcome.FINDINGS,
                    amount(errors, "error") + " in " + amount(runbooks, "runbook"),
                    "correct the lines named above");
        }
        long warnings = count(Severity.WARNING);
        invocation
                .console()
                .say((warnings == 0 ? "no findings" : amount(warnings, "warning") + " and no error") + " in "
                        + amount(runbooks, "runbook"));
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String amount(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static Map<String, Object> data(Finding finding) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("path", finding.path().toString());
        data.put("line", finding.line());
        data.put("severity", finding.severity().word());
        data.put("rule", finding.rule().id());
        data.put("message", finding.message());
        data.put("suggestion", finding.suggestion());
        return data;
    }
}
