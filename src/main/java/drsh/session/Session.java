package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.Lint;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.Runbook;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Runs runbooks, one session each: preflight, plan, one question per step, journal, figures.
 *
 * <p>What an exit code means here, beyond what a command's does: REFUSED, a preflight check failed or the journal cannot
 * be written; UNANSWERED, paused; a failed step's own outcome, paused after it; DECLINED, aborted; ATTENTION, all done,
 * but a step was skipped or a command said that something needs attention.
 */
public final class Session {

    private final SessionPorts ports;
    private final SessionOrigin origin;
    private final Path stateDirectory;
    private final Clock clock;

    /**
     * Sessions on one stack.
     *
     * @param stateDirectory where {@code sessions/} with the journals is made
     * @param clock with the zone in which people read times
     */
    public Session(SessionPorts ports, SessionOrigin origin, Path stateDirectory, Clock clock) {
        this.ports = ports;
        this.origin = origin;
        this.stateDirectory = stateDirectory;
        this.clock = clock;
    }

    /**
     * Runs a runbook to its end or a pause; either was told to the listener before this returns.
     *
     * @return the exit code to end with
     * @throws DrshException before anything starts: FINDINGS if the runbook has errors, USAGE if an option or an input is
     *     wrong, REFUSED if the journal cannot be written; later only if the journal cannot be written any more
     */
    public Outcome run(ParsedRunbook parsed, SessionOptions options) {
        Runbook runbook = new Lint(ports.commands()).runnable(parsed);
        options.requireStack(origin.stack());
        Plan plan = new Planner(ports.commands(), ports.inputs(), clock).plan(runbook, options.set());
        try (Journal journal = Journal.open(stateDirectory, runbook.name(), clock)) {
            return start(runbook, plan, options, journal);
        }
    }

    private Outcome start(Runbook runbook, Plan plan, SessionOptions options, Journal journal) {
        Announcer announcer = new Announcer(clock, journal, ports.listener());
        Stopwatch time = new Stopwatch(clock);
        Progress progress = new Progress(plan);
        Questions questions = new Questions(ports.prompter(), options, origin.stack(), announcer, time);
        StepRunner runner = new StepRunner(ports.commands(), questions, progress, announcer, time);
        announcer.tell(new SessionEvent.SessionOpened(
                journal.session(),
                journal.file(),
                runbook.name(),
                runbook.path(),
                runbook.sha256(),
                origin,
                plan.inputs(),
                options.dryRun(),
                null));
        return new SessionRun(plan, journal.file(), questions, runner, progress, announcer, time).go(options.dryRun());
    }
}
