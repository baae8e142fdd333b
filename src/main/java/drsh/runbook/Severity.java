package drsh.runbook;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Lint fails; see {@link Rule#stopsRun} for whether the runbook runs. */
    ERROR,
    /** It would be better without. */
    WARNING;

    /** As printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
