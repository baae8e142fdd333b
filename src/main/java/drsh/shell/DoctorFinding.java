package drsh.shell;

/**
 * What one check of doctor came to.
 *
 * @param level how bad it is
 * @param what what was found
 * @param fix what to do about it; empty where all is well
 * @param blocks whether what comes after this check cannot be known now
 */
record DoctorFinding(Level level, String what, String fix, boolean blocks) {

    /** How bad something is. */
    enum Level {
        /** As it should be. */
        OK,
        /** Not as it should be, though it may be meant so; or not known. */
        WARNING,
        /** A recovery would miss it. */
        FAILURE
    }

    static DoctorFinding ok(String what) {
        return new DoctorFinding(Level.OK, what, "", false);
    }

    static DoctorFinding warning(String what, String fix) {
        return new DoctorFinding(Level.WARNING, what, fix, false);
    }

    static DoctorFinding failure(String what, String fix) {
        return new DoctorFinding(Level.FAILURE, what, fix, true);
    }

    /** What cannot be known is no failure, and it is not well either. */
    static DoctorFinding unknown(String why, String fix) {
        return new DoctorFinding(Level.WARNING, "not known " + why, fix, true);
    }

    /** The same, after which nothing that comes later can be known. */
    DoctorFinding blocking() {
        return new DoctorFinding(level, what, fix, true);
    }
}
