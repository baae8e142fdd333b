package drsh.report;

/** How a session can leave its runbook. */
public enum DeviationKind {
    /** A preflight check failed. */
    REFUSED("refused", Tone.BAD),
    /** A step was left out. */
    SKIPPED("skipped", Tone.WARNING),
    /** The session was started at a later step than the first. */
    STARTED_LATER("started later", Tone.WARNING),
    /** A run of a step failed. */
    FAILED("failed", Tone.BAD),
    /** A step ran more than once. */
    RETRIED("retried", Tone.WARNING),
    /** A step was taken back. */
    UNDONE("undone", Tone.WARNING),
    /** A step could not be taken back. */
    UNDO_FAILED("undo failed", Tone.BAD),
    /** What a step did is not known. */
    UNKNOWN("not known", Tone.BAD),
    /** A step counts as done without having been seen to end. */
    COUNTED("counted", Tone.WARNING),
    /** A command said that something needs attention. */
    ATTENTION("attention", Tone.WARNING),
    /** A line was done by hand. */
    BY_HAND("by hand", Tone.PLAIN),
    /** Answers came from a flag or a file. */
    ANSWERED_BEFOREHAND("answered beforehand", Tone.PLAIN),
    /** An answer that was none. */
    UNCLEAR("unclear answer", Tone.PLAIN),
    /** What destroys was not confirmed by the right name. */
    NOT_CONFIRMED("not confirmed", Tone.WARNING),
    /** The session stood still, in good order. */
    PAUSED("paused", Tone.WARNING),
    /** The session stood still because it broke off. */
    BROKE_OFF("broke off", Tone.BAD),
    /** Somebody else, or another machine, went on. */
    CHANGED_HANDS("changed hands", Tone.PLAIN),
    /** It went on with another text of the runbook. */
    RUNBOOK_CHANGED("runbook changed", Tone.WARNING),
    /** A target was passed. */
    OBJECTIVE_MISSED("objective missed", Tone.BAD);

    private final String word;
    private final Tone tone;

    DeviationKind(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** How good that is. */
    public Tone tone() {
        return tone;
    }
}
