package drsh.report;

/** How a session stands, as far as its journal tells. */
public enum ReportedState {
    /** It goes on while the report is made. */
    RUNNING("running"),
    /** Its journal has no end: it was killed, or its machine stopped. */
    BROKEN_OFF("broken off"),
    /** It stopped in good order and can be resumed. */
    PAUSED("paused"),
    /** The operator gave it up. */
    ABORTED("aborted"),
    /** A preflight check failed. */
    REFUSED("refused"),
    /** A dry run in which a step would fail. */
    FAILED("failed"),
    /** All steps were done. */
    DONE("done"),
    /** It came to its end, and something needs attention. */
    ATTENTION("needs attention");

    private final String word;

    ReportedState(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** Whether it came to the end of its runbook. */
    public boolean ended() {
        return this == DONE || this == ATTENTION || this == FAILED;
    }
}
