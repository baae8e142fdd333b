package drsh.command;

/** How a command ended, and the exit code that tells a script. The numbers are documented and never change meaning. */
public enum Outcome {
    /** Done, and proved. */
    DONE(0, "done, and proved"),
    /** Failed; the message says what state things are in. */
    FAILED(1, "failed; the message says what state things are in"),
    /** The command line or the configuration is wrong; nothing was started. */
    USAGE(2, "the command line or the configuration is wrong; nothing was started"),
    /** A runbook has findings. */
    FINDINGS(3, "a runbook has findings"),
    /** Refused by a preflight; nothing was changed. */
    REFUSED(4, "refused by a preflight, or because a key is missing or does not open the backup; nothing was changed"),
    /** The operator said no. */
    DECLINED(5, "the operator said no"),
    /** An answer was needed and none could be had; nothing was done, a session is paused. */
    UNANSWERED(6, "an answer was needed and none could be had; nothing more was done"),
    /** Another operation holds the lock of the stack. */
    LOCKED(7, "another operation holds the stack's lock; that of a drsh that was killed on this host is taken over"),
    /** A verification failed. */
    UNVERIFIED(8, "a verification failed: something is damaged, or not what it should be"),
    /** Done, but something needs attention. */
    ATTENTION(9, "done, but something needs attention"),
    /** Interrupted by the operator. */
    INTERRUPTED(
            130, "interrupted by Ctrl-C (143 by SIGTERM, 129 by SIGHUP); the message says whether it came too late");

    private final int code;
    private final String meaning;

    Outcome(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process exit code. */
    public int code() {
        return code;
    }

    /** What the exit code means, in the words of help and of the README. */
    public String meaning() {
        return meaning;
    }
}
