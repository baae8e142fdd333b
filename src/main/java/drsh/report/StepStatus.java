package drsh.report;

/** What became of a step. */
public enum StepStatus {
    /** It ran and its checks hold. */
    DONE("done", Tone.GOOD),
    /** It ran, and a command said that something needs attention. */
    ATTENTION("done, needs attention", Tone.WARNING),
    /** Its end was not known; its checks held and the operator let it count. */
    COUNTED("counted as done", Tone.WARNING),
    /** It was left out. */
    SKIPPED("skipped", Tone.WARNING),
    /** Its last run failed. */
    FAILED("failed", Tone.BAD),
    /** It was taken back. */
    UNDONE("undone", Tone.WARNING),
    /** It could not be taken back. */
    UNDO_FAILED("undo failed", Tone.BAD),
    /** It started, and the session stopped in good order before its end. */
    BEGUN("begun, not finished", Tone.WARNING),
    /** It started, and the session broke off before its end. */
    UNKNOWN("not known", Tone.BAD),
    /** It only said what it would do. */
    DRY_RUN("dry run", Tone.PLAIN),
    /** It never ran. */
    NOT_REACHED("not reached", Tone.PLAIN);

    private final String word;
    private final Tone tone;

    StepStatus(String word, Tone tone) {
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

    /** Whether the work of the step is in place. */
    public boolean inPlace() {
        return this == DONE || this == ATTENTION || this == COUNTED;
    }
}
