package drsh.restore;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.VolumeForm;
import drsh.docker.VolumeName;
import drsh.postgres.PostgresServer;
import drsh.restore.VolumeTransition.Operation;
import drsh.restore.VolumeTransition.Phase;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the data volume of a stack as a whole, keeping what was in it. What fails or is interrupted before the
 * database answers again is taken back. To be used under the lock of the stack, when all that can be checked was.
 */
final class VolumeReplacement {

    private final Stack stack;
    private final Clock clock;
    private final Reporter reporter;
    private final LiveVolume live;
    private final TransitionMarks marks;

    /**
     * A replacement that is done.
     *
     * @param kept where what was live before is kept; null where there was nothing
     * @param server the server that answers now
     * @param outage how long nobody could use the database
     */
    record Replaced(@Nullable VolumeName kept, PostgresServer server, Duration outage) {}

    VolumeReplacement(Stack stack, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.clock = clock;
        this.reporter = reporter;
        this.live = new LiveVolume(stack, reporter);
        this.marks = new TransitionMarks(stack);
    }

    /**
     * Replaces it.
     *
     * @param cause the id of the backup, or the kept volume
     * @throws DrshException (failed, interrupted) saying what state things are in
     */
    Replaced run(Operation operation, String cause, VolumeContent content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeptVolumes keptVolumes = new KeptVolumes(stack);
        KeptVolume.Kind kind = operation == Operation.UNDO ? KeptVolume.Kind.UNDONE : KeptVolume.Kind.BEFORE;
        VolumeName kept = live.exists() ? keptVolumes.free(live.volume(), kind, now) : null;
        boolean answered = live.answers();
        VolumeForm form = live.form();
        VolumeTransition transition =
                new VolumeTransition(operation, cause, live.volume(), kept, answered, form, now, Phase.COPYING);
        try {
            marks.enter(transition);
            long start = System.nanoTime();
            live.stop();
            if (kept != null) {
                KeptVolume volume = new KeptVolume(kept, kind, live.volume(), now, cause);
                keptVolumes.keep(live.service(), volume, reporter);
            }
            // Before the mark: a container that is there in the next phase was made since, and may have written.
            live.release();
            marks.enter(transition.in(Phase.COPIED));
            live.replace(form, content);
            marks.enter(transition.in(Phase.FILLED));
            reporter.say("starting the database in the replaced volume");
            PostgresServer server = stack.startedOnAnyVolume();
            Duration outage = Duration.ofNanos(System.nanoTime() - start);
            Interruptions.putOff(marks::end);
            reporter.say("the database answers again after " + Amounts.time(outage));
            return new Replaced(kept, server, outage);
        } catch (RuntimeException e) {
            throw takenBack(TakingBack.known(e));
        }
    }

    /** Whatever the operator presses meanwhile. */
    private DrshException takenBack(DrshException failure) {
        AtomicReference<DrshException> told = new AtomicReference<>(failure);
        Interruptions.putOff(() -> told.set(new TakingBack(stack, reporter).after(failure)));
        return Objects.requireNonNull(told.get());
    }
}
