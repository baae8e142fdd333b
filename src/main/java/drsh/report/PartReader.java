package drsh.report;

import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import drsh.session.SessionOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who ran a session, part by part. */
final class PartReader {

    private PartReader() {}

    static List<Part> read(SessionLog log, ReportedState state) {
        List<Part> parts = new ArrayList<>();
        SessionOrigin origin = log.opened().origin();
        Instant began = log.lines().get(0).at();
        Instant before = began;
        String how = "broke off";
        for (Recorded line : log.lines()) {
            if (line.event() instanceof SessionEvent.SessionResumed resumed) {
                parts.add(new Part(origin, began, before, how));
                origin = resumed.origin();
                began = line.at();
                how = "broke off";
            } else if (Ending.ends(line.event())) {
                how = how(line.event());
            }
            before = line.at();
        }
        parts.add(new Part(origin, began, before, state.word()));
        return List.copyOf(parts);
    }

    private static String how(SessionEvent end) {
        if (end instanceof SessionEvent.SessionPaused) {
            return "paused";
        }
        return end instanceof SessionEvent.SessionRefused ? "refused" : "ended";
    }
}
