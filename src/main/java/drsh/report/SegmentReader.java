package drsh.report;

import drsh.runbook.FenceWord;
import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time went, stretch by stretch. */
final class SegmentReader {

    private final List<Segment> segments = new ArrayList<>();
    private Instant before;
    private Instant commandStarted;
    private SessionEvent.@Nullable CommandStarted command;
    private String asked = StepReader.PREFLIGHT;
    private boolean stopped;

    private SegmentReader(Instant opened) {
        before = opened;
        commandStarted = opened;
    }

    /** In the order of their ends. */
    static List<Segment> read(SessionLog log) {
        Instant opened = log.lines().get(0).at();
        SegmentReader reader = new SegmentReader(opened);
        Instant since = log.opened().since();
        if (since != null && since.isBefore(opened)) {
            reader.segments.add(new Segment(SegmentKind.BEFORE, "", since, opened));
        }
        for (Recorded line : log.lines()) {
            reader.line(line.at(), line.event());
            if (!Ending.isListing(line.event())) {
                reader.before = line.at();
            }
        }
        reader.lost();
        return List.copyOf(reader.segments);
    }

    private void line(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.StepOffered offered) {
            asked = offered.step().id();
        } else if (event instanceof SessionEvent.CommandStarted start) {
            command = start;
            commandStarted = at;
        } else if (event instanceof SessionEvent.CommandFinished end) {
            segments.add(new Segment(kind(end), end.step(), at.minus(end.took()), at));
            command = null;
        } else if (event instanceof SessionEvent.Answered answered) {
            waited(answered.step(), at.minus(answered.waited()), at);
        } else if (event instanceof SessionEvent.SessionResumed) {
            resumed(at);
        } else if (Ending.ends(event)) {
            ended(at, event);
        }
    }

    private SegmentKind kind(SessionEvent.CommandFinished end) {
        if (command != null && command.dryRun()) {
            return SegmentKind.DRY_RUN;
        }
        if (!end.result().succeeded()) {
            return SegmentKind.FAILED;
        }
        return end.word() == FenceWord.UNDO ? SegmentKind.UNDO : SegmentKind.WORKING;
    }

    private void waited(String step, Instant from, Instant to) {
        if (from.isBefore(to)) {
            segments.add(new Segment(SegmentKind.WAITING, step, from, to));
        }
    }

    private void ended(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.SessionPaused && command == null) {
            waited(asked, before, at);
        }
        stopped = true;
    }

    private void resumed(Instant at) {
        lost();
        segments.add(new Segment(stopped ? SegmentKind.PAUSED : SegmentKind.BROKEN_OFF, "", before, at));
        stopped = false;
        asked = StepReader.PREFLIGHT;
    }

    /** A command without an end: how long it ran is not known, only that it had started. */
    private void lost() {
        if (command != null) {
            segments.add(new Segment(SegmentKind.UNKNOWN, command.step(), commandStarted, before));
            command = null;
        }
    }
}
