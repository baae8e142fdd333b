package drsh.report;

import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether and how a journal ends. */
final class Ending {

    private Ending() {}

    /** The event that ends the session, or null if it goes on behind its last one or has none. */
    static @Nullable SessionEvent of(SessionLog log) {
        List<Recorded> lines = log.lines();
        for (int at = lines.size() - 1; at >= 0; at--) {
            SessionEvent event = lines.get(at).event();
            if (ends(event)) {
                return event;
            }
            if (!remark(event)) {
                return null;
            }
        }
        return null;
    }

    /** Whether nothing more is run until the session is resumed. */
    static boolean ends(SessionEvent event) {
        return event instanceof SessionEvent.SessionPaused
                || event instanceof SessionEvent.SessionAborted
                || event instanceof SessionEvent.SessionRefused
                || event instanceof SessionEvent.SessionEnded;
    }

    /** Whether it only lists what is there: written when the session stops, it ends no wait that was open until then. */
    static boolean isListing(SessionEvent event) {
        return event instanceof SessionEvent.KeptListed;
    }

    /** Whether it only adds something to an end. */
    private static boolean remark(SessionEvent event) {
        return isListing(event) || event instanceof SessionEvent.ObjectiveMissed;
    }
}
