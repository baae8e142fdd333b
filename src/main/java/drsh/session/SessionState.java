package drsh.session;

import java.util.Locale;

/** What has become of a session. */
public enum SessionState {
    /** A process goes on with it now. */
    RUNNING,
    /** It stopped on purpose, and can be resumed. */
    PAUSED,
    /** Its process ended without a word, and it can be resumed. */
    BROKEN_OFF,
    /** Its preflight failed; nothing was changed. */
    REFUSED,
    /** The operator gave it up. */
    ABORTED,
    /** It came to its end. */
    ENDED;

    /** Whether it can go on. */
    public boolean unfinished() {
        return this == PAUSED || this == BROKEN_OFF;
    }

    /** As it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
