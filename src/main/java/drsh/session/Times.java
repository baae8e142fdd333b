package drsh.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the time of a session went, as its events tell. */
final class Times implements SessionListener {

    private final Clock clock;
    private @Nullable Instant began;
    private @Nullable Instant last;
    private Duration working = Duration.ZERO;
    private Duration waiting = Duration.ZERO;
    private Duration paused = Duration.ZERO;

    Times(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.SessionOpened opened) {
            began = opened.since() == null ? at : opened.since();
        } else if (event instanceof SessionEvent.CommandFinished finished) {
            working = working.plus(finished.took());
        } else if (event instanceof SessionEvent.Answered answered) {
            waiting = waiting.plus(answered.waited());
        } else if (event instanceof SessionEvent.SessionResumed && last != null) {
            // Also after a crash: its last line is the last that is known.
            paused = paused.plus(Duration.between(last, at));
        }
        last = at;
    }

    Instant now() {
        return clock.instant();
    }

    /** When the clock started: with the incident if that was said, else with the session. */
    Instant began() {
        return began == null ? now() : began;
    }

    Duration total() {
        return Duration.between(began(), now());
    }

    Duration working() {
        return working;
    }

    Duration waiting() {
        return waiting;
    }

    Duration paused() {
        return paused;
    }
}
