package drsh.shell;

/**
 * What one check of doctor came to.
 *
 * @param level how bad it is
 * @param what what was found
 * @param fix what to do about it; empty where all is well
 */
record DoctorFinding(Level level, String what, String fix) {

    /** How bad something is. */
    enum Level {
        /** As it should be. */
        OK,
        /** Not as it should be, though it may be meant so. */
        WARNING,
        /** A recovery would miss it. */
        FAILURE
    }

    static DoctorFinding ok(String what) {
        return new DoctorFinding(Level.OK, what, "");
    }

    static DoctorFinding warning(String what, String fix) {
        return new DoctorFinding(Level.WARNING, what, fix);
    }

    static DoctorFinding failure(String what, String fix) {
        return new DoctorFinding(Level.FAILURE, what, fix);
    }
}
