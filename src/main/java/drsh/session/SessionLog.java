package drsh.session;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal as it was read.
 *
 * @param file the journal
 * @param lines in order; the first is a {@link SessionEvent.SessionOpened}
 * @param torn whether its last line was cut off while it was written, by a crash or a full disk; it is not among the lines
 */
public record SessionLog(Path file, List<Recorded> lines, boolean torn) {

    /** Copies the lines. */
    public SessionLog {
        lines = List.copyOf(lines);
    }

    /** Its first line. */
    public SessionEvent.SessionOpened opened() {
        return (SessionEvent.SessionOpened) lines.get(0).event();
    }

    /** Its last line. */
    public Recorded last() {
        return lines.get(lines.size() - 1);
    }

    /** The events of a kind, in order. */
    public <E extends SessionEvent> Stream<E> all(Class<E> kind) {
        return lines.stream().map(Recorded::event).filter(kind::isInstance).map(kind::cast);
    }

    /** What its last line says has become of it; whether a process still goes on with it is not in the journal. */
    public SessionState state() {
        SessionEvent last = last().event();
        if (last instanceof SessionEvent.SessionEnded) {
            return SessionState.ENDED;
        }
        if (last instanceof SessionEvent.SessionPaused) {
            return SessionState.PAUSED;
        }
        if (last instanceof SessionEvent.SessionAborted) {
            return SessionState.ABORTED;
        }
        return last instanceof SessionEvent.SessionRefused ? SessionState.REFUSED : SessionState.BROKEN_OFF;
    }

    /** Whether it can be gone on with; nothing was done in a dry run. */
    public boolean resumable() {
        return state().unfinished() && !opened().dryRun();
    }
}
