package drsh.report;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionEvent.Answered;
import drsh.session.SessionEvent.CommandFinished;
import drsh.session.SessionEvent.ManualDone;
import drsh.session.SessionEvent.ObjectiveMissed;
import drsh.session.SessionEvent.PlanMade;
import drsh.session.SessionEvent.SessionAborted;
import drsh.session.SessionEvent.SessionEnded;
import drsh.session.SessionEvent.SessionOpened;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.SessionRefused;
import drsh.session.SessionEvent.SessionResumed;
import drsh.session.SessionEvent.StepCounted;
import drsh.session.SessionEvent.StepFinished;
import drsh.session.SessionEvent.StepSkipped;
import drsh.session.SessionEvent.StepStarted;
import drsh.session.SessionEvent.StepUnknown;
import drsh.session.SessionEvent.UndoFinished;
import drsh.session.SessionEvent.UndoStarted;
import drsh.session.SessionLog;
import drsh.session.SessionOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened, in sentences. */
final class MomentReader {

    private final List<Moment> moments = new ArrayList<>();
    private final StepNames names;
    private Instant before;
    private Instant began;
    private boolean stopped;
    /** Whether a step or an undo runs, whose end tells what failed in it. */
    private boolean within;

    private MomentReader(SessionLog log, StepNames names) {
        this.names = names;
        this.before = log.lines().get(0).at();
        this.began = before;
    }

    static List<Moment> read(SessionLog log, List<StepReport> steps, Verdict verdict) {
        MomentReader reader = new MomentReader(log, new StepNames(steps));
        Instant since = log.opened().since();
        if (since != null) {
            reader.add(since, "the incident began, as the operator said", Tone.PLAIN);
        }
        for (Recorded line : log.lines()) {
            reader.line(line.at(), line.event());
            reader.before = line.at();
        }
        if (verdict.state() == ReportedState.BROKEN_OFF) {
            reader.add(log.last().at(), "the journal stops here", Tone.BAD);
        }
        return List.copyOf(reader.moments);
    }

    private void line(Instant at, SessionEvent event) {
        if (event instanceof SessionOpened opened) {
            String dry = opened.dryRun() ? ", a dry run," : "";
            add(at, "session" + dry + " opened by " + who(opened.origin()), Tone.PLAIN);
        } else if (event instanceof SessionResumed resumed) {
            resumed(at, resumed);
        } else if (event instanceof PlanMade made) {
            String loss =
                    made.plan().loss() == null ? "" : "; " + made.plan().loss().text();
            add(at, "preflight passed" + loss, Tone.GOOD);
        } else if (event instanceof Answered answered) {
            answered(at, answered);
        } else if (event instanceof StepStarted start) {
            began(at);
            add(at, names.label(start.step()) + (start.dryRun() ? ": dry run" : ": started"), Tone.PLAIN);
        } else if (event instanceof StepFinished end) {
            String good = end.dryRun() ? "dry run told" : "done";
            ended(at, names.label(end.step()), good, end.outcome(), end.message());
        } else if (event instanceof UndoStarted undo) {
            began(at);
            add(at, names.label(undo.step()) + ": undo started", Tone.PLAIN);
        } else if (event instanceof UndoFinished undo) {
            ended(at, "undo of " + names.label(undo.step()), "done", undo.outcome(), undo.message());
        } else {
            step(at, event);
        }
    }

    private void step(Instant at, SessionEvent event) {
        if (event instanceof StepSkipped left) {
            add(
                    at,
                    names.label(left.skipped().id()) + ": skipped, "
                            + left.skipped().reason(),
                    Tone.WARNING);
        } else if (event instanceof StepUnknown unknown) {
            add(at, names.label(unknown.step()) + ": how it ended is not known", Tone.BAD);
        } else if (event instanceof StepCounted counted) {
            add(at, names.label(counted.step()) + ": counts as done", Tone.WARNING);
        } else if (event instanceof ManualDone manual) {
            add(at, names.label(manual.step()) + ": done by hand: " + manual.text(), Tone.PLAIN);
        } else if (event instanceof CommandFinished command) {
            failed(at, command);
        } else if (event instanceof ObjectiveMissed missed) {
            add(at, missed.objective() + " target of " + Amounts.time(missed.target()) + " passed", Tone.BAD);
        } else {
            stopped(at, event);
        }
    }

    private void stopped(Instant at, SessionEvent event) {
        if (event instanceof SessionRefused refused) {
            add(at, Words.with("refused: the check '" + refused.check() + "' failed", refused.message()), Tone.BAD);
        } else if (event instanceof SessionPaused paused) {
            add(at, "paused: " + paused.reason(), Tone.WARNING);
        } else if (event instanceof SessionAborted aborted) {
            add(at, "aborted: " + aborted.message(), Tone.BAD);
        } else if (event instanceof SessionEnded end) {
            boolean whole = end.outcome() == Outcome.DONE;
            add(at, whole ? "session ended" : "session ended, and needs attention", whole ? Tone.GOOD : Tone.WARNING);
        }
        stopped |= Ending.ends(event);
    }

    private void answered(Instant at, Answered answered) {
        String waited = answered.waited().isZero() ? "" : " after " + Amounts.time(answered.waited());
        String given = answered.answer().isEmpty() ? "an empty line" : "'" + answered.answer() + "'";
        String text = names.label(answered.step()) + ": " + given + waited + " (" + answered.source() + ")";
        add(at, text + " to: " + answered.question(), Tone.PLAIN);
    }

    private void resumed(Instant at, SessionResumed resumed) {
        if (!stopped) {
            add(before, "the session broke off", Tone.BAD);
        }
        within = false;
        stopped = false;
        String changed = resumed.changed() ? ", with another text of the runbook" : "";
        String after = " after " + Amounts.time(Duration.between(before, at));
        add(at, "resumed by " + who(resumed.origin()) + after + changed, Tone.PLAIN);
    }

    /** A check that failed outside of a step; the preflight's end tells of its own. */
    private void failed(Instant at, CommandFinished command) {
        boolean told = within || command.step().equals(StepReader.PREFLIGHT);
        if (!told && !Outcomes.good(command.result().outcome())) {
            add(
                    at,
                    Words.with(
                            "'" + command.command() + "' failed",
                            command.result().message()),
                    Tone.BAD);
        }
    }

    private void began(Instant at) {
        began = at;
        within = true;
    }

    private void ended(Instant at, String what, String good, Outcome outcome, String message) {
        String took = " after " + Amounts.time(Duration.between(began, at));
        boolean well = Outcomes.good(outcome);
        within = false;
        add(
                at,
                Words.with(what + ": " + (well ? good : "failed") + took, well ? "" : message),
                well ? Tone.GOOD : Tone.BAD);
    }

    private static String who(SessionOrigin origin) {
        return origin.operator() + " on " + origin.host();
    }

    private void add(Instant at, String text, Tone tone) {
        moments.add(new Moment(at, Words.capital(text), tone));
    }
}
