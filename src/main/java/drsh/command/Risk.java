package drsh.command;

/** What a command can do to the stack or its backups, from harmless to irreplaceable. */
public enum Risk {
    /** Reads only. */
    READ,
    /** Changes something that can be changed back without loss. */
    CHANGE,
    /** Replaces or deletes data. */
    DESTROY;

    /** The higher of two risks. */
    public Risk or(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
