package drsh.runbook;

import java.util.ArrayList;
import java.util.List;

/** What was read from a file: the runbook as far as it could be understood, and what was wrong with its form. */
public final class ParsedRunbook {

    private final Runbook runbook;
    private final List<Finding> findings;
    private final Documentation documentation;

    ParsedRunbook(Runbook runbook, List<Finding> findings, Documentation documentation) {
        this.runbook = runbook;
        this.findings = List.copyOf(findings);
        this.documentation = documentation;
    }

    /** The runbook, with empty parts where the file has none. */
    public Runbook runbook() {
        return runbook;
    }

    /** What is wrong with the form, in the order of the file. {@link Lint} looks at the rest. */
    public List<Finding> findings() {
        return findings;
    }

    /** What stands in it besides. */
    Documentation documentation() {
        return documentation;
    }

    /** The same with a finding more, about the file as a whole. */
    ParsedRunbook with(Finding finding) {
        List<Finding> all = new ArrayList<>(List.of(finding));
        all.addAll(findings);
        return new ParsedRunbook(runbook, all, documentation);
    }

    /** Whether this rule was broken. */
    boolean breaks(Rule... rules) {
        List<Rule> broken = List.of(rules);
        return findings.stream().anyMatch(finding -> broken.contains(finding.rule()));
    }
}
