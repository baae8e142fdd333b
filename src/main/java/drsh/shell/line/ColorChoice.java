package drsh.shell.line;

/** When output is colored. */
public enum ColorChoice {
    /** On a terminal that can do it, unless the environment says otherwise. */
    AUTO,
    /** In a pipe too. */
    ALWAYS,
    /** Not at all. */
    NEVER
}
