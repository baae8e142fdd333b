package drsh.command;

/** How a command ended, and the exit code that tells a script. The numbers are documented and never change meaning. */
public enum Outcome {
    /** Done, and proved. */
    DONE(0),
    /** Failed; the message says what state things are in. */
    FAILED(1),
    /** The command line or the configuration is wrong; nothing was started. */
    USAGE(2),
    /** A runbook has findings. */
    FINDINGS(3),
    /** Refused by a preflight; nothing was changed. */
    REFUSED(4),
    /** The operator said no. */
    DECLINED(5),
    /** An answer was needed and none could be had; nothing was done, a session is paused. */
    UNANSWERED(6),
    /** Another operation holds the lock of the stack. */
    LOCKED(7),
    /** A verification failed. */
    UNVERIFIED(8),
    /** Done, but something needs attention. */
    ATTENTION(9),
    /** Interrupted by the operator. */
    INTERRUPTED(130);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** The process exit code. */
    public int code() {
        return code;
    }
}
