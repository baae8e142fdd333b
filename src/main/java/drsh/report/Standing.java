package drsh.report;

/** Whether what was reached of an objective can still change. */
public enum Standing {
    /** The session came to its end. */
    FINAL,
    /** It can still go on: what is known is what it came to by its last line. */
    SO_FAR,
    /** It was given up or refused: nothing was recovered. */
    GIVEN_UP
}
