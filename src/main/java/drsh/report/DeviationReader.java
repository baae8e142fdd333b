package drsh.report;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionEvent.Answered;
import drsh.session.SessionEvent.CommandFinished;
import drsh.session.SessionLog;
import drsh.session.SessionOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where a session left its runbook. */
final class DeviationReader {

    /** How the question begins whose right answer is the stack's name. */
    static final String CONFIRMATION = "This destroys data.";

    private final List<Deviation> found = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final StepNames names;
    private SessionOrigin origin;
    private Instant before;
    private @Nullable Answered answered;
    private @Nullable SessionEvent end;

    private DeviationReader(SessionLog log, StepNames names) {
        this.names = names;
        this.origin = log.opened().origin();
        this.before = log.lines().get(0).at();
    }

    /** In the order of their times. */
    static List<Deviation> read(SessionLog log, List<StepReport> steps, List<Attainment> objectives) {
        StepNames names = new StepNames(steps);
        DeviationReader reader = new DeviationReader(log, names);
        for (Recorded line : log.lines()) {
            reader.line(line.at(), line.event());
            reader.before = line.at();
        }
        reader.found.addAll(LeftOut.read(log, names));
        reader.found.addAll(AnsweredBeforehand.read(log, names));
        reader.found.addAll(Retries.read(log, steps));
        reader.found.addAll(MissedObjectives.read(log, objectives));
        reader.found.sort(Comparator.comparing(Deviation::at));
        return List.copyOf(reader.found);
    }

    private void line(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.SessionResumed resumed) {
            resumed(at, resumed);
        } else if (event instanceof SessionEvent.StepStarted start && !start.dryRun()) {
            attempts.merge(start.step(), 1, Integer::sum);
        } else if (event instanceof SessionEvent.StepFinished finished) {
            finished(at, finished);
        } else if (event instanceof CommandFinished command && command.result().outcome() == Outcome.ATTENTION) {
            add(
                    at,
                    DeviationKind.ATTENTION,
                    Words.with(
                            "'" + command.command() + "' needs attention",
                            command.result().message()));
        } else if (event instanceof Answered given) {
            answered = given;
        } else if (event instanceof SessionEvent.KeysShown shown) {
            unclear(at, shown);
        } else if (event instanceof SessionEvent.SessionRefused refused) {
            add(at, DeviationKind.REFUSED, Words.with("the check '" + refused.check() + "' failed", refused.message()));
        } else {
            step(at, event);
        }
        end = Ending.ends(event) ? event : end;
    }

    private void step(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.UndoFinished undo) {
            undone(at, undo);
        } else if (event instanceof SessionEvent.StepUnknown unknown) {
            String command =
                    unknown.command().isEmpty() ? "" : "; whether '" + unknown.command() + "' was done is not known";
            add(at, DeviationKind.UNKNOWN, "the session broke off in " + names.label(unknown.step()) + command);
        } else if (event instanceof SessionEvent.StepCounted counted) {
            String text = " counts as done: its checks hold, and the operator said so";
            add(at, DeviationKind.COUNTED, names.label(counted.step()) + text);
        } else if (event instanceof SessionEvent.ManualDone manual) {
            add(at, DeviationKind.BY_HAND, names.label(manual.step()) + ": " + manual.text());
        }
    }

    private void resumed(Instant at, SessionEvent.SessionResumed resumed) {
        String how = "for " + Amounts.time(Duration.between(before, at));
        if (end instanceof SessionEvent.SessionPaused paused) {
            add(before, DeviationKind.PAUSED, how + ": " + paused.reason());
        } else if (end != null) {
            add(before, DeviationKind.PAUSED, how + ", after it had stopped");
        } else {
            add(
                    before,
                    DeviationKind.BROKE_OFF,
                    "the journal stops here; the session was resumed after "
                            + Amounts.time(Duration.between(before, at)));
        }
        end = null;
        if (resumed.changed()) {
            add(at, DeviationKind.RUNBOOK_CHANGED, "resumed with another text of the runbook, accepted on purpose");
        }
        handed(at, resumed.origin());
    }

    private void handed(Instant at, SessionOrigin now) {
        if (!now.operator().equals(origin.operator()) || !now.host().equals(origin.host())) {
            add(
                    at,
                    DeviationKind.CHANGED_HANDS,
                    "resumed by " + now.operator() + " on " + now.host() + ", before that " + origin.operator() + " on "
                            + origin.host());
        }
        origin = now;
    }

    private void finished(Instant at, SessionEvent.StepFinished finished) {
        boolean failed = !Outcomes.good(finished.outcome());
        if (failed && !finished.dryRun()) {
            String which = names.label(finished.step()) + ", attempt " + attempts.getOrDefault(finished.step(), 1);
            add(at, DeviationKind.FAILED, Words.with(which, finished.message()));
        }
    }

    private void undone(Instant at, SessionEvent.UndoFinished undo) {
        boolean good = Outcomes.good(undo.outcome());
        String which = names.label(undo.step());
        add(
                at,
                good ? DeviationKind.UNDONE : DeviationKind.UNDO_FAILED,
                good ? which + ", was taken back" : Words.with(which + ", could not be taken back", undo.message()));
    }

    private void unclear(Instant at, SessionEvent.KeysShown shown) {
        Answered last = answered;
        if (last == null || !last.step().equals(shown.step())) {
            return;
        }
        if (last.question().startsWith(CONFIRMATION)) {
            add(
                    at,
                    DeviationKind.NOT_CONFIRMED,
                    names.label(shown.step()) + ": '" + last.answer() + "' is not the stack's name; nothing was run");
        } else {
            String given = last.answer().isEmpty() ? "an empty line" : "'" + last.answer() + "'";
            add(at, DeviationKind.UNCLEAR, names.label(shown.step()) + ": " + given + " is no answer; nothing was run");
        }
        answered = null;
    }

    private void add(Instant at, DeviationKind kind, String text) {
        found.add(new Deviation(at, kind, Words.capital(text)));
    }
}
