package drsh.session;

import java.time.Clock;
import java.util.List;

/** Tells every listener what happens, the journal first: what the screen shows is on disk. */
final class Announcer {

    private final Clock clock;
    private final List<SessionListener> listeners;

    Announcer(Clock clock, SessionListener... listeners) {
        this.clock = clock;
        this.listeners = List.of(listeners);
    }

    void tell(SessionEvent event) {
        var now = clock.instant();
        listeners.forEach(listener -> listener.on(now, event));
    }
}
