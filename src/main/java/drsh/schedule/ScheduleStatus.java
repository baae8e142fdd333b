package drsh.schedule;

import drsh.command.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the scheduled runs of a folder.
 *
 * @param installed what is installed; more than one is a mistake, and nothing is possible
 * @param newest the newest run
 * @param state how that went
 * @param next when the next one is due, by the time of day that was installed
 * @param overdue whether one should have begun and did not
 */
public record ScheduleStatus(
        List<Installed> installed,
        Optional<RunRecord> newest,
        RunState state,
        Optional<ZonedDateTime> next,
        boolean overdue) {

    /** How a run went. */
    public enum RunState {
        /** There was none. */
        NONE,
        /** It goes on now. */
        RUNNING,
        /** All well. */
        DONE,
        /** Done, but something needs attention. */
        ATTENTION,
        /** It failed. */
        FAILED,
        /** It started and never ended: it was killed, or the machine went down. */
        UNENDED
    }

    /** Looks at this machine. */
    public static ScheduleStatus of(Schedulers schedulers, Path folder, RunFiles files, Clock clock) {
        Optional<RunRecord> newest = new RunRecords(files).newest();
        boolean running = RunLock.isHeld(files);
        return of(schedulers.installed(folder), newest, running, clock.instant(), clock.getZone());
    }

    static ScheduleStatus of(
            List<Installed> installed, Optional<RunRecord> newest, boolean running, Instant now, ZoneId zone) {
        Optional<Marker> marker = installed.stream().findFirst().map(Installed::marker);
        Optional<Daily> daily = marker.map(found -> new Daily(found.at(), zone));
        Optional<Instant> started = newest.map(RunRecord::started);
        return new ScheduleStatus(
                installed,
                newest,
                newest.map(run -> state(run, running)).orElse(RunState.NONE),
                daily.map(times -> times.next(now)),
                daily.isPresent()
                        && daily.get().overdue(now, marker.orElseThrow().installed(), started));
    }

    private static RunState state(RunRecord run, boolean running) {
        Outcome outcome = run.outcome();
        if (outcome == null) {
            return running ? RunState.RUNNING : RunState.UNENDED;
        }
        return switch (outcome) {
            case DONE -> RunState.DONE;
            case ATTENTION -> RunState.ATTENTION;
            default -> RunState.FAILED;
        };
    }
}
