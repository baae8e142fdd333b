package drsh.report;

import java.util.Locale;

/** What time goes to. */
public enum SegmentKind {
    /** From the beginning of the incident to the session. */
    BEFORE("before the session"),
    /** A question is open. */
    WAITING("waiting for an answer"),
    /** A command runs. */
    WORKING("working"),
    /** A command runs and will fail. */
    FAILED("failed"),
    /** A command takes a step back. */
    UNDO("undo"),
    /** A command says what it would do. */
    DRY_RUN("dry run"),
    /** A command that started and whose end is not known. */
    UNKNOWN("end not known"),
    /** The session stands still after a pause. */
    PAUSED("paused"),
    /** The session stands still after a crash. */
    BROKEN_OFF("broken off");

    private final String word;

    SegmentKind(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** Whether it belongs to no step. */
    public boolean standstill() {
        return this == BEFORE || this == PAUSED || this == BROKEN_OFF;
    }

    /** The class of it in a picture. */
    String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
