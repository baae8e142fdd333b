package drsh.runbook;

import java.util.List;

/**
 * What was read from a file: the runbook as far as it could be understood, and what was wrong with its form. {@link Lint}
 * looks at the rest.
 *
 * @param runbook with empty parts where the file has none
 * @param findings about the form, in the order of the file
 */
public record ParsedRunbook(Runbook runbook, List<Finding> findings) {

    /** Copies the findings. */
    public ParsedRunbook {
        findings = List.copyOf(findings);
    }
}
