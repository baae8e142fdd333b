package drsh.report;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.session.SessionEvent;
import drsh.session.SessionEvent.SessionAborted;
import drsh.session.SessionEvent.SessionEnded;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.SessionRefused;
import drsh.session.SessionLog;
import java.util.List;

/** What a session came to, from its last lines. */
final class VerdictReader {

    private final SessionLog log;
    private final List<StepReport> steps;
    private final List<Attainment> objectives;
    private final String taken;
    private final String resume;

    VerdictReader(SessionLog log, List<StepReport> steps, List<Attainment> objectives, TimeSpent time) {
        this.log = log;
        this.steps = steps;
        this.objectives = objectives;
        this.taken = Amounts.time(time.total());
        this.resume = " 'session resume " + log.opened().session() + "' goes on with it.";
    }

    Verdict read(boolean running) {
        SessionEvent end = Ending.of(log);
        if (end instanceof SessionEnded ended) {
            return ended.dryRun() ? dryRun(ended) : ended(ended);
        }
        if (end instanceof SessionPaused paused) {
            String sentence = Words.sentence(paused.reason() + "; nothing more was run") + inPlace() + resume;
            return verdict(ReportedState.PAUSED, "Paused after " + taken, sentence, Tone.WARNING);
        }
        if (end instanceof SessionAborted aborted) {
            return verdict(ReportedState.ABORTED, "Aborted after " + taken, aborted(aborted), Tone.BAD);
        }
        if (end instanceof SessionRefused refused) {
            return refused(refused);
        }
        return running
                ? verdict(
                        ReportedState.RUNNING,
                        "Running for " + taken,
                        "It goes on while this is written." + inPlace(),
                        Tone.PLAIN)
                : verdict(ReportedState.BROKEN_OFF, "Broken off after " + taken, brokenOff(), Tone.BAD);
    }

    private Verdict verdict(ReportedState state, String headline, String sentence, Tone tone) {
        boolean missed = objectives.stream().anyMatch(Attainment::missed);
        Tone worse = missed ? Tone.BAD : tone;
        return new Verdict(state, headline + missed(), sentence, worse);
    }

    private String missed() {
        List<String> names = objectives.stream()
                .filter(Attainment::missed)
                .map(objective -> objective.objective().name())
                .toList();
        return names.isEmpty() ? "" : ", " + Words.list(names) + " missed";
    }

    private Verdict dryRun(SessionEnded ended) {
        boolean good = Outcomes.good(ended.outcome());
        String sentence = "A dry run: every step said what it would do, and nothing was changed."
                + (good ? "" : " At least one of them would fail.");
        return new Verdict(
                good ? ReportedState.DONE : ReportedState.FAILED,
                good ? "Dry run, nothing was changed" : "Dry run, a step would fail",
                sentence,
                good ? Tone.PLAIN : Tone.WARNING);
    }

    private Verdict ended(SessionEnded ended) {
        boolean whole = ended.outcome() == Outcome.DONE;
        String headline = "Done in " + taken + (whole ? "" : ", needs attention");
        String sentence = whole && all() ? Words.sentence(allOf()) : Words.sentence(exceptions());
        return whole
                ? verdict(ReportedState.DONE, headline, sentence, Tone.GOOD)
                : verdict(ReportedState.ATTENTION, headline, sentence, Tone.WARNING);
    }

    private String allOf() {
        return own() == 1 ? "its only step is done" : "all " + own() + " steps are done";
    }

    private String exceptions() {
        List<String> others = steps.stream()
                .filter(step -> step.number() > 0 && step.status() != StepStatus.DONE)
                .map(step -> step.label() + ", " + step.status().word()
                        + (step.detail().isEmpty() ? "" : " (" + step.detail() + ")"))
                .toList();
        String which =
                others.size() > 5 ? Words.count(others.size(), "step") + " not simply done" : String.join("; ", others);
        return done() + " of " + Words.count(own(), "step") + " done" + (which.isEmpty() ? "" : "; " + which);
    }

    private String aborted(SessionAborted end) {
        String rest =
                end.notUndone().isEmpty() ? "" : " The lines under \"What is left to do\" would take back the rest.";
        return Words.sentence("the operator gave it up; " + end.message()) + inPlace() + rest;
    }

    private Verdict refused(SessionRefused end) {
        boolean begun = steps.stream().anyMatch(step -> step.attempts() > 0);
        String what = "the check '" + end.check() + "' failed: " + end.message();
        String next = end.next().isEmpty() ? "" : " Next: " + Words.sentence(end.next());
        String changed =
                begun ? " Nothing more was changed when it was to go on." + inPlace() : " Nothing was changed.";
        String headline = begun ? "Refused when it was to go on" : "Refused, nothing was changed";
        return verdict(ReportedState.REFUSED, headline, Words.sentence(what) + next + changed, Tone.BAD);
    }

    private String brokenOff() {
        String torn = log.torn() ? "its last line was cut off" : "it was killed, or its machine stopped";
        List<String> unknown = steps.stream()
                .filter(step -> step.status() == StepStatus.UNKNOWN)
                .map(step -> step.label() + ": " + step.detail())
                .toList();
        String lost = unknown.isEmpty() ? "" : " " + Words.sentence(String.join("; ", unknown));
        return "The journal has no end: " + torn + "." + lost + inPlace() + resume;
    }

    private String inPlace() {
        return own() == 0 ? " No step was reached." : " " + done() + " of " + Words.count(own(), "step") + " in place.";
    }

    private boolean all() {
        return steps.stream().allMatch(step -> step.number() == 0 || step.status() == StepStatus.DONE);
    }

    private long own() {
        return steps.stream().filter(step -> step.number() > 0).count();
    }

    private long done() {
        return steps.stream()
                .filter(step -> step.number() > 0 && step.status().inPlace())
                .count();
    }
}
