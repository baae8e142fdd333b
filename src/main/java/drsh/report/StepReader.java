package drsh.report;

import drsh.session.PlannedStep;
import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of each step. */
final class StepReader {

    static final String PREFLIGHT = "preflight";

    private final Map<String, StepTally> steps = new LinkedHashMap<>();
    private List<String> planned = List.of();
    private String asked = PREFLIGHT;
    private Instant before = Instant.EPOCH;
    private boolean stopped;

    private StepReader() {}

    /** The preflight and the steps of the newest plan in order, behind them what only an older plan had and was begun. */
    static List<StepReport> read(SessionLog log, boolean running) {
        StepReader reader = new StepReader();
        for (Recorded line : log.lines()) {
            reader.line(line.at(), line.event());
            if (!Ending.isListing(line.event())) {
                reader.before = line.at();
            }
        }
        if (!running && !reader.stopped) {
            reader.steps.values().forEach(StepTally::brokeOff);
        }
        return reader.reports();
    }

    private List<StepReport> reports() {
        List<StepTally> ordered = new ArrayList<>();
        ordered.add(step(PREFLIGHT));
        planned.forEach(id -> ordered.add(step(id)));
        Set<String> known = Set.copyOf(planned);
        steps.forEach((id, step) -> {
            if (!known.contains(id) && !id.equals(PREFLIGHT) && step.touched()) {
                ordered.add(step);
            }
        });
        return ordered.stream().map(StepTally::report).collect(Collectors.toList());
    }

    private void line(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.SessionResumed) {
            resumed();
        } else if (event instanceof SessionEvent.PlanMade made) {
            plan(made);
        } else if (event instanceof SessionEvent.StepOffered offered) {
            step(offered.step().id()).planned(offered.step());
            asked = offered.step().id();
        } else if (event instanceof SessionEvent.Answered answered) {
            step(answered.step()).waited(answered.waited());
        } else if (event instanceof SessionEvent.CommandStarted start) {
            step(start.step()).commandStarted(at, start);
        } else if (event instanceof SessionEvent.CommandFinished end) {
            step(end.step()).commandFinished(at, end);
        } else if (event instanceof SessionEvent.ManualDone done) {
            step(done.step()).byHand(at, done.text());
        } else if (Ending.ends(event)) {
            ended(at, event);
        } else {
            turn(event);
        }
    }

    private void turn(SessionEvent event) {
        if (event instanceof SessionEvent.StepStarted start) {
            step(start.step()).started(start.dryRun());
        } else if (event instanceof SessionEvent.StepFinished end) {
            step(end.step()).finished(end);
        } else if (event instanceof SessionEvent.StepSkipped left) {
            step(left.skipped().id()).status(StepStatus.SKIPPED, left.skipped().reason(), "");
        } else if (event instanceof SessionEvent.UndoStarted undo) {
            step(undo.step()).undoing();
        } else if (event instanceof SessionEvent.UndoFinished undo) {
            step(undo.step()).undone(undo);
        } else if (event instanceof SessionEvent.StepUnknown lost) {
            String why = lost.command().isEmpty()
                    ? "the session broke off in it"
                    : "whether '" + lost.command() + "' was done is not known";
            step(lost.step()).status(StepStatus.UNKNOWN, why, "");
        } else if (event instanceof SessionEvent.StepCounted counted) {
            step(counted.step()).status(StepStatus.COUNTED, "its checks hold, and the operator said so", "");
        }
    }

    private void resumed() {
        if (!stopped) {
            steps.values().forEach(StepTally::brokeOff);
        }
        stopped = false;
        asked = PREFLIGHT;
    }

    private void plan(SessionEvent.PlanMade made) {
        step(PREFLIGHT).planned(made.plan().preflight());
        step(PREFLIGHT).status(StepStatus.DONE, "", "");
        made.plan().steps().forEach(step -> step(step.id()).planned(step));
        planned = made.plan().steps().stream().map(PlannedStep::id).toList();
    }

    private void ended(Instant at, SessionEvent event) {
        stopped = true;
        if (event instanceof SessionEvent.SessionRefused refused) {
            step(PREFLIGHT).status(StepStatus.FAILED, refused.check() + ": " + refused.message(), refused.next());
        } else if (event instanceof SessionEvent.SessionPaused && !step(asked).open()) {
            // The question that nobody answered was open until now.
            step(asked).waited(Duration.between(before, at));
        }
    }

    private StepTally step(String id) {
        return steps.computeIfAbsent(id, StepTally::new);
    }
}
