package drsh.report;

import drsh.session.Kept;
import drsh.session.ResolvedInput;
import drsh.session.SessionLog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What there is to say about a session, in words and numbers.
 *
 * @param session its id
 * @param journal the file it was read from
 * @param runbook what was run
 * @param stack the stack it ran on
 * @param dryRun whether it only said what would be done
 * @param parts who ran it; more than one if it was resumed
 * @param verdict what it came to
 * @param inputs the values it ran with
 * @param time where the time went
 * @param steps what became of the preflight and of each step
 * @param objectives RTO and RPO; none for a dry run
 * @param deviations where it left its runbook, in order
 * @param kept what is kept of what was replaced, as far as the session told
 * @param segments the stretches of its time
 * @param moments what happened, in order
 * @param next what is left to do, as lines for the prompt; empty if nothing is
 * @param zone in which people read times beside UTC
 */
public record Report(
        String session,
        Path journal,
        RunbookUsed runbook,
        String stack,
        boolean dryRun,
        List<Part> parts,
        Verdict verdict,
        List<ResolvedInput> inputs,
        TimeSpent time,
        List<StepReport> steps,
        List<Attainment> objectives,
        List<Deviation> deviations,
        List<Kept> kept,
        List<Segment> segments,
        List<Moment> moments,
        List<String> next,
        ZoneId zone) {

    /** Copies the lists. */
    public Report {
        parts = List.copyOf(parts);
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        objectives = List.copyOf(objectives);
        deviations = List.copyOf(deviations);
        kept = List.copyOf(kept);
        segments = List.copyOf(segments);
        moments = List.copyOf(moments);
        next = List.copyOf(next);
    }

    /**
     * The report of a journal.
     *
     * @param zone in which people read times beside UTC
     * @param running whether the session is known to go on, as the lock of its stack tells; a journal cannot tell that from
     *     a crash
     */
    public static Report of(SessionLog log, ZoneId zone, boolean running) {
        return ReportReader.read(log, zone, running);
    }

    /** The steps without the preflight. */
    public List<StepReport> ownSteps() {
        return steps.stream().filter(step -> step.number() > 0).toList();
    }

    /** How times are written in it. */
    Times times() {
        return Times.between(time.began(), time.ended(), zone);
    }

    /** How many of its steps are in place, such as {@code 4 of 5}. */
    String inPlace() {
        if (ownSteps().isEmpty()) {
            return "none";
        }
        long done = ownSteps().stream().filter(step -> step.status().inPlace()).count();
        return done + " of " + ownSteps().size();
    }
}
