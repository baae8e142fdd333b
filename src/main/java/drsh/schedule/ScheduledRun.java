package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What timer or cron start: a backup, verified, then what is too old removed, then a copy. Nothing is deleted in a run
 * in which anything needs attention, and nothing more is done after a failure.
 *
 * @param subject the stack and its folder
 * @param lines what to run
 * @param files where the lock and the record are
 * @param onFailure what to run when it did not end well
 * @param clock for the record
 */
public record ScheduledRun(
        Subject subject, List<ScheduledLine> lines, RunFiles files, OnFailure onFailure, Clock clock) {

    private static final Ended DONE = new Ended(Outcome.DONE, null, null);

    /**
     * What a run is about.
     *
     * @param stack the stack's name
     * @param folder its folder
     */
    public record Subject(String stack, String folder) {}

    /** Runs a command line as the prompt does; nothing is thrown. */
    public interface Commands {

        /** Runs it and tells how it ended. */
        Ended run(String line);
    }

    /**
     * How a run, or a line of it, ended.
     *
     * @param outcome the exit code
     * @param line the line that did not end well, null where all did or none is to blame
     * @param message what went wrong, null where nothing did
     */
    public record Ended(
            Outcome outcome,
            @Nullable String line,
            @Nullable String message) {

        /** Of something that could not even begin. */
        public static Ended of(DrshException e) {
            return new Ended(e.outcome(), null, e.what() + "; " + e.next());
        }
    }

    /**
     * The commands of a run, in order.
     *
     * @param copyTo the storage that gets a copy, or null
     */
    public static List<ScheduledLine> lines(@Nullable String copyTo) {
        List<ScheduledLine> lines = new ArrayList<>(List.of(
                new ScheduledLine("backup create --label scheduled", false),
                new ScheduledLine("backup verify latest", false),
                new ScheduledLine("retention apply --yes", true)));
        if (copyTo != null) {
            boolean plain = copyTo.matches("[A-Za-z0-9._]+[A-Za-z0-9._-]*");
            String storage = plain ? copyTo : ShellText.quoted(copyTo);
            lines.add(new ScheduledLine("backup copy latest --to " + storage, false));
        }
        return List.copyOf(lines);
    }

    /**
     * Runs it.
     *
     * @param commands runs the lines
     * @param reporter told what is left out, and when the failure command fails itself
     * @return the first outcome that is not DONE, or DONE
     * @throws DrshException (locked) when another run is going on, whose record stays as it is
     */
    @SuppressWarnings("try") // The lock is held, not used.
    public Ended run(Commands commands, Reporter reporter) {
        try (RunLock lock = RunLock.take(files)) {
            Ended ended = recorded(commands, reporter);
            if (ended.outcome() != Outcome.DONE) {
                onFailure.run(subject, ended, reporter);
            }
            return ended;
        }
    }

    /** Records a run that could not begin, because its configuration cannot be read for example. */
    @SuppressWarnings("try") // The lock is held, not used.
    public static void recordFailure(Subject subject, RunFiles files, Clock clock, DrshException reason) {
        try (RunLock lock = RunLock.take(files)) {
            RunRecord begun = RunRecord.begun(subject.stack(), subject.folder(), clock.instant());
            new RunRecords(files).write(begun.ended(clock.instant(), Ended.of(reason)));
        }
    }

    private Ended recorded(Commands commands, Reporter reporter) {
        RunRecords records = new RunRecords(files);
        RunRecord begun = RunRecord.begun(subject.stack(), subject.folder(), clock.instant());
        try {
            records.write(begun);
        } catch (DrshException e) {
            // Told by the exit code and the failure command, as any other failure.
            return Ended.of(e);
        }
        Ended ended = steps(commands, reporter);
        try {
            records.write(begun.ended(clock.instant(), ended));
            return ended;
        } catch (DrshException e) {
            return ended.outcome() == Outcome.DONE ? Ended.of(e) : ended;
        }
    }

    private Ended steps(Commands commands, Reporter reporter) {
        Ended first = DONE;
        for (ScheduledLine line : lines) {
            if (line.deletes() && first.outcome() != Outcome.DONE) {
                reporter.say("left out '" + line.text() + "': nothing is deleted in a run that needs attention");
                continue;
            }
            Ended ended = commands.run(line.text());
            first = first.outcome() == Outcome.DONE ? ended : first;
            if (ended.outcome() != Outcome.DONE && ended.outcome() != Outcome.ATTENTION) {
                return first;
            }
        }
        return first.outcome() == Outcome.DONE ? DONE : first;
    }
}
