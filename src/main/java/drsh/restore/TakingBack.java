package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.VolumeName;
import drsh.restore.VolumeTransition.Phase;
import drsh.stack.Stack;
import drsh.volume.VolumeFiles;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the replacement of a volume back, from whatever phase it came to. */
final class TakingBack {

    private final Stack stack;
    private final Reporter reporter;
    private final LiveVolume live;
    private final TransitionMarks marks;
    private final KeptVolumes keptVolumes;

    TakingBack(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
        this.live = new LiveVolume(stack, reporter);
        this.marks = new TransitionMarks(stack);
        this.keptVolumes = new KeptVolumes(stack);
    }

    /** The failure in words, the interrupt that it was where it was one. */
    static DrshException known(RuntimeException failure) {
        return failure instanceof DrshException foreseen
                ? foreseen
                : Interruptions.orFailed(failure, String.valueOf(failure), "run it again with --debug");
    }

    /**
     * Takes back what this very process has begun. Not to be interrupted.
     *
     * @param failure why it did not come to its end
     * @return what to throw: the failure, and what state things are in now
     */
    DrshException after(DrshException failure) {
        boolean interrupted = failure.outcome() == Outcome.INTERRUPTED;
        reporter.say((interrupted ? "interrupted" : failure.what()) + "; taking it back");
        Optional<VolumeTransition> open;
        try {
            open = marks.find();
            open.ifPresent(transition -> {
                live.stopForCertain();
                back(transition);
            });
        } catch (RuntimeException left) {
            return worse(failure, left);
        }
        String state = open.map(this::described).orElse("nothing was changed");
        return new DrshException(
                failure.outcome() == Outcome.REFUSED ? Outcome.FAILED : failure.outcome(),
                failure.what() + "; " + state,
                failure.next(),
                failure);
    }

    private DrshException worse(DrshException failure, RuntimeException left) {
        String why = left instanceof DrshException told ? told.what() : left.toString();
        Optional<VolumeTransition> open;
        try {
            open = marks.find();
        } catch (RuntimeException silent) {
            left.addSuppressed(silent);
            return new DrshException(
                    Outcome.FAILED,
                    failure.what() + "; and it could not be taken back: " + why
                            + "; what was live is kept in a volume of"
                            + " its own unless the copy was not complete, and then it is as it was",
                    "when the engine answers again: 'doctor' says how far it came, 'doctor --clean' takes it back",
                    left);
        }
        DrshException worse = new DrshException(
                Outcome.FAILED,
                failure.what() + "; " + (open.isPresent() ? "and it could not be taken back: " : "") + why + "; "
                        + open.map(VolumeTransition::state).orElse("the volume is as it was before"),
                open.isPresent() ? "put that right, then 'doctor --clean' takes it back" : "look at 'stack logs'",
                left);
        worse.addSuppressed(failure);
        return worse;
    }

    private String described(VolumeTransition transition) {
        String volume = transition.kept() == null
                ? "there is no volume '" + transition.volume() + "', as before"
                : "the volume '" + transition.volume() + "' is as it was before";
        return volume + (transition.answered() ? " and the database runs again" : ", and the database is stopped");
    }

    /** Takes it back. What was started in a volume that was filled in part, after a crash, is kept too. */
    void afterCrash(VolumeTransition transition, Clock clock) {
        live.releaseHelpers(transition.volume());
        if (transition.phase() != Phase.COPYING && live.exists() && live.used()) {
            VolumeName name = keptVolumes.free(transition.volume(), KeptVolume.Kind.UNDONE, clock.instant());
            live.stop();
            keptVolumes.keep(
                    live.service(),
                    new KeptVolume(
                            name,
                            KeptVolume.Kind.UNDONE,
                            transition.volume(),
                            clock.instant(),
                            transition.cause() + " (unfinished)"),
                    reporter);
        }
        back(transition);
    }

    private void back(VolumeTransition transition) {
        VolumeName kept = transition.kept();
        live.releaseHelpers(transition.volume());
        if (transition.phase() != Phase.COPYING) {
            putBack(transition, kept);
        }
        DrshException notStarted = transition.answered() ? started() : null;
        marks.end();
        if (kept != null) {
            live.releaseHelpers(kept);
            keptVolumes.discard(kept);
        }
        if (notStarted != null) {
            throw notStarted;
        }
    }

    private void putBack(VolumeTransition transition, @Nullable VolumeName kept) {
        marks.leaveFilled();
        if (kept == null) {
            live.remove();
            return;
        }
        live.releaseHelpers(kept);
        VolumeFiles files = VolumeFiles.of(stack.engine(), live.service(), kept);
        live.replace(transition.form(), new VolumeContent.OfKept(kept, files));
    }

    private @Nullable DrshException started() {
        reporter.say("starting the database again");
        try {
            stack.startedOnAnyVolume();
            return null;
        } catch (DrshException e) {
            return e;
        }
    }
}
