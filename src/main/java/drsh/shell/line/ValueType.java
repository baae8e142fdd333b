package drsh.shell.line;

/** Kinds of values, as far as completion can tell them apart. */
public enum ValueType {
    /** Any text. */
    TEXT,
    /** One of an enumeration's constants; found from the parameter's type. */
    CHOICE,
    /** A whole number. */
    NUMBER,
    /** A span of time such as {@code 30s}, {@code 2m} or {@code 3d}. */
    DURATION,
    /** A file. */
    FILE,
    /** A file to adopt: one of the backup directory by its name, or any other by its path. */
    FOREIGN_FILE,
    /** A directory. */
    DIRECTORY,
    /** The id of a backup, {@code latest}, {@code latest-verified}, {@code @safety} or a unique prefix. */
    BACKUP_ID,
    /** The id of a restore that can be undone. */
    RESTORE_ID,
    /** The name of a runbook. */
    RUNBOOK,
    /** A step of the runbook that the argument before names. */
    STEP,
    /** An input of the runbook that the argument before names, and its value: {@code name=value}. */
    INPUT,
    /** The id of a session. */
    SESSION_ID,
    /** A service of the stack. */
    SERVICE,
    /** A database of the server. */
    DATABASE,
    /** A storage of the configuration. */
    STORAGE,
    /** The name of a command. */
    COMMAND,
    /** A disaster of the practice stack. */
    DISASTER,
    /** The name of the stack itself. */
    STACK
}
