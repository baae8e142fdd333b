package drsh.session;

import java.time.Instant;

/** Is told what happens in a session, in order and while it happens. */
public interface SessionListener {

    /**
     * Something happened, or is about to: an event that something starts comes before it starts, and what an exception
     * from here prevents has not happened.
     */
    void on(Instant at, SessionEvent event);
}
