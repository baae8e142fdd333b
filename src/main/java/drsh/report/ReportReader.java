package drsh.report;

import drsh.session.Figures;
import drsh.session.Kept;
import drsh.session.Plan;
import drsh.session.ResolvedInput;
import drsh.session.SessionEvent;
import drsh.session.SessionEvent.SessionOpened;
import drsh.session.SessionLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a journal into a report. */
final class ReportReader {

    private ReportReader() {}

    static Report read(SessionLog log, ZoneId zone, boolean running) {
        SessionOpened opened = log.opened();
        Plan plan = last(log, SessionEvent.PlanMade.class)
                .map(SessionEvent.PlanMade::plan)
                .orElse(null);
        List<StepReport> steps = StepReader.read(log, running);
        List<Segment> segments = SegmentReader.read(log);
        TimeSpent time = time(log, segments);
        List<Attainment> objectives = Objectives.read(log, plan, steps, time);
        Verdict verdict = new VerdictReader(log, steps, objectives, time).read(running);
        return new Report(
                opened.session(),
                log.file(),
                runbook(log, plan),
                opened.origin().stack(),
                opened.dryRun(),
                PartReader.read(log, verdict.state()),
                verdict,
                inputs(opened, plan),
                time,
                steps,
                objectives,
                DeviationReader.read(log, steps, objectives),
                kept(log),
                segments,
                MomentReader.read(log, steps, verdict),
                next(log),
                zone);
    }

    private static List<ResolvedInput> inputs(SessionOpened opened, @Nullable Plan plan) {
        return plan == null ? opened.inputs() : plan.inputs();
    }

    private static RunbookUsed runbook(SessionLog log, @Nullable Plan plan) {
        SessionOpened opened = log.opened();
        String sha256 = last(log, SessionEvent.SessionResumed.class)
                .map(SessionEvent.SessionResumed::sha256)
                .orElse(opened.sha256());
        boolean changed = log.all(SessionEvent.SessionResumed.class).anyMatch(SessionEvent.SessionResumed::changed);
        String title = plan == null ? opened.runbook() : plan.title();
        return new RunbookUsed(opened.runbook(), title, opened.path(), sha256, changed);
    }

    private static TimeSpent time(SessionLog log, List<Segment> segments) {
        Instant opened = log.lines().get(0).at();
        Instant since = log.opened().since();
        Figures figures = Ending.of(log) instanceof SessionEvent.SessionEnded ended ? ended.figures() : null;
        Instant began = since == null ? opened : since;
        Instant last = log.last().at();
        if (figures == null) {
            return new TimeSpent(
                    since,
                    began,
                    opened,
                    last,
                    positive(Duration.between(began, last)),
                    sum(segments, kind -> kind != SegmentKind.WAITING && !kind.standstill()),
                    sum(segments, kind -> kind == SegmentKind.WAITING),
                    sum(segments, kind -> kind == SegmentKind.PAUSED || kind == SegmentKind.BROKEN_OFF));
        }
        // A journal of before there were resumptions says neither.
        Instant start = figures.began() == null ? began : figures.began();
        Duration paused = figures.paused() == null ? Duration.ZERO : figures.paused();
        return new TimeSpent(since, start, opened, last, figures.total(), figures.working(), figures.waiting(), paused);
    }

    private static Duration sum(List<Segment> segments, Predicate<SegmentKind> kinds) {
        return segments.stream()
                .filter(segment -> kinds.test(segment.kind()))
                .map(Segment::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static List<Kept> kept(SessionLog log) {
        return last(log, SessionEvent.KeptListed.class)
                .map(SessionEvent.KeptListed::kept)
                .orElse(List.of());
    }

    private static List<String> next(SessionLog log) {
        SessionEvent end = Ending.of(log);
        if (end instanceof SessionEvent.SessionPaused paused) {
            return paused.remaining();
        }
        return end instanceof SessionEvent.SessionAborted aborted ? aborted.notUndone() : List.of();
    }

    private static <E extends SessionEvent> Optional<E> last(SessionLog log, Class<E> kind) {
        return log.all(kind).reduce((first, second) -> second);
    }
}
