package drsh.runbook;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** The runbook does not run. */
    ERROR,
    /** It runs, and would be better without. */
    WARNING;

    /** As printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
