package drsh.session;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import drsh.runbook.Lint;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.PlainText;
import drsh.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs runbooks, one session each: preflight, plan, one question per step, journal, figures.
 *
 * <p>What an exit code means here, beyond what a command's does: REFUSED, a preflight check failed or the journal cannot
 * be written; UNANSWERED, paused; a failed step's own outcome, paused after it; DECLINED, aborted; ATTENTION, all done,
 * but a step was skipped or a command said that something needs attention; LOCKED, another session of the stack runs.
 */
public final class Session {

    private final SessionPorts ports;
    private final SessionOrigin origin;
    private final Sessions sessions;
    private final Objectives.Configured objectives;
    private final Clock clock;

    /**
     * Sessions on one stack.
     *
     * @param sessions where their journals are
     * @param objectives what the operator has set
     * @param clock with the zone in which people read times
     */
    public Session(
            SessionPorts ports,
            SessionOrigin origin,
            Sessions sessions,
            Objectives.Configured objectives,
            Clock clock) {
        this.ports = ports;
        this.origin = origin;
        this.sessions = sessions;
        this.objectives = objectives;
        this.clock = clock;
    }

    /**
     * Runs a runbook to its end or a pause; either was told to the listener before this returns.
     *
     * @return the exit code to end with
     * @throws DrshException before anything starts: FINDINGS if the runbook has errors, USAGE if an option or an input is
     *     wrong, REFUSED if the journal cannot be written, LOCKED if another session of the stack runs; later only if the
     *     journal cannot be written any more
     */
    public Outcome run(ParsedRunbook parsed, SessionOptions options) {
        Runbook runbook = new Lint(ports.commands()).runnable(parsed);
        options.requireStack(origin.stack());
        Map<String, String> set = new AskedInputs(ports.prompter()).complete(runbook, options.set());
        Plan plan = plan(runbook, set, options.since(), "");
        PlannedStep from = from(plan, options.from());
        sessions.requireNoneRunning(origin.stack());
        try (Journal journal = Journal.open(sessions.directory(), runbook.name(), clock)) {
            SessionStart start = start(plan, journal, options);
            start.announcer()
                    .tell(new SessionEvent.SessionOpened(
                            journal.session(),
                            journal.file(),
                            runbook.name(),
                            runbook.path(),
                            runbook.sha256(),
                            origin,
                            plan.inputs(),
                            options.dryRun(),
                            options.since(),
                            from == null ? null : from.id()));
            return start.run().go(options.dryRun(), from);
        }
    }

    /**
     * Goes on with a session that was paused or broke off.
     *
     * @param file its journal
     * @param parsed its runbook as it is now
     * @param options flags and answers; inputs, the time of the incident and where to begin are those of the session
     * @return the exit code to end with
     * @throws DrshException as {@link #run}, and REFUSED if the session has ended or is another stack's, or if the
     *     runbook was changed and that was not accepted
     */
    public Outcome resume(Path file, ParsedRunbook parsed, SessionOptions options) {
        long size = size(file);
        SessionLog log = JournalReader.read(file);
        SessionEvent.SessionOpened opened = log.opened();
        Resumption.require(log, parsed.runbook(), origin.stack(), options.changedRunbook());
        Runbook runbook = new Lint(ports.commands()).runnable(parsed);
        options.requireStack(origin.stack());
        Map<String, String> values = Resumption.values(opened, runbook);
        Instant incident = opened.since() == null ? log.lines().get(0).at() : opened.since();
        Plan plan = plan(runbook, values, incident, opened.session());
        Resumption.requireSteps(log, plan);
        sessions.requireNoneRunning(origin.stack());
        try (Journal journal = Journal.reopen(log, size)) {
            SessionStart start = start(plan, journal, options);
            log.lines().forEach(start::replay);
            boolean changed = !runbook.sha256().equals(Resumption.sha256(log));
            start.announcer().tell(new SessionEvent.SessionResumed(origin, runbook.sha256(), changed));
            return start.run().go(false, from(plan, opened.from()));
        }
    }

    /**
     * Refuses what {@link #resume} would refuse at once.
     *
     * @throws DrshException (REFUSED) if the session has ended or is another stack's, or its runbook was changed
     */
    public void requireResumable(SessionLog log, ParsedRunbook parsed, SessionOptions options) {
        Resumption.require(log, parsed.runbook(), origin.stack(), options.changedRunbook());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, "journal " + file + " cannot be read", "look at its owner and mode", e);
        }
    }

    private Plan plan(Runbook runbook, Map<String, String> values, @Nullable Instant since, String session) {
        ZonedDateTime incident = since == null ? ZonedDateTime.now(clock) : since.atZone(clock.getZone());
        Map<String, Duration> expected = sessions.expected(runbook.name(), origin.stack(), session);
        return new Planner(ports.commands(), ports.inputs(), incident, expected)
                .plan(runbook, new HashMap<>(values), objectives);
    }

    private SessionStart start(Plan plan, Journal journal, SessionOptions options) {
        Progress progress = new Progress(plan);
        Times times = new Times(clock);
        Targets targets = new Targets(plan, times);
        Announcer announcer = new Announcer(clock, journal, progress, times, targets, ports.listener());
        Stopwatch stopwatch = new Stopwatch(clock);
        Questions questions = new Questions(ports.prompter(), options, origin.stack(), announcer, targets, stopwatch);
        StepRunner runner = new StepRunner(ports.commands(), questions, announcer, stopwatch);
        SessionParts parts =
                new SessionParts(plan, journal.file(), questions, runner, progress, announcer, ports.aftermath());
        return new SessionStart(new SessionRun(parts, times, targets), announcer, List.of(progress, times, targets));
    }

    /** A session that is about to go, and who has to hear what it did before. */
    private record SessionStart(SessionRun run, Announcer announcer, List<SessionListener> memory) {

        void replay(Recorded line) {
            memory.forEach(each -> each.on(line.at(), line.event()));
        }
    }

    private static @Nullable PlannedStep from(Plan plan, @Nullable String from) {
        if (from == null) {
            return null;
        }
        List<String> ids = plan.steps().stream().map(PlannedStep::id).toList();
        String hint = Nearest.to(from, ids)
                .map(near -> " (did you mean " + near + ")")
                .orElse("");
        return plan.steps().stream()
                .filter(step -> step.id().equals(from)
                        || step.name().equalsIgnoreCase(from)
                        || String.valueOf(step.number()).equals(from))
                .findFirst()
                .orElseThrow(() -> DrshException.usage(
                        "the runbook has no step " + PlainText.visible(from) + hint,
                        "its steps are " + String.join(", ", ids)));
    }
}
