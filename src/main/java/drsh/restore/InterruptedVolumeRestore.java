package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.VolumeName;
import drsh.postgres.PostgresServer;
import drsh.restore.VolumeTransition.Operation;
import drsh.restore.VolumeTransition.Phase;
import drsh.stack.Stack;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The replacement of a volume that did not come to its end, because drsh or the machine was killed: it can be taken back
 * in every phase, and finished in the last.
 */
public final class InterruptedVolumeRestore {

    private final Stack stack;
    private final Clock clock;
    private final Reporter reporter;

    /** Of that stack. */
    public InterruptedVolumeRestore(Stack stack, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.clock = clock;
        this.reporter = reporter;
    }

    /** The one that has not ended; it may also be at work still, and holds the lock of the stack then. */
    public Optional<VolumeTransition> find() {
        return new TransitionMarks(stack).find();
    }

    /**
     * Makes the live volume what it was before, and starts the database where it ran before. In the last phase the
     * database may have been used since: what is live is kept then, as by an undo.
     *
     * @return in words, what state things are in now
     * @throws DrshException (refused) when there is none, or no volume to go back to; (failed) when it could not be
     *     taken back, and can be tried again; (locked) when it is at work still
     */
    public String takeBack() {
        return stack.locked("taking back a volume restore", () -> {
            VolumeTransition open = required();
            KeptVolumes keptVolumes = new KeptVolumes(stack);
            reporter.say("taking it back: " + open.purpose() + ", begun " + open.since());
            VolumeName kept = open.kept();
            if (open.phase() == Phase.FILLED && kept != null) {
                return undone(open, kept, keptVolumes);
            }
            new TakingBack(stack, reporter).afterCrash(open, clock);
            keptVolumes.leftovers().forEach(keptVolumes::discard);
            return "the volume '" + open.volume() + "' is as it was before"
                    + (open.answered() ? ", and the database runs" : "; the database was not started");
        });
    }

    /** Where there was no volume before there is nothing to bring back, and what is there is removed as in any phase. */
    private String undone(VolumeTransition open, VolumeName kept, KeptVolumes keptVolumes) {
        KeptVolume before = keptVolumes
                .find(kept.value())
                .orElseThrow(() -> DrshException.refused(
                        "The volume to go back to, '" + kept + "', is not there any more", "finish it"));
        VolumeUndone undone = new VolumeUndo(stack, clock, reporter).ofInterrupted(before);
        undone.requireNoRemarks();
        return "the volume '" + open.volume() + "' is as it was before, what had been restored is kept as '"
                + undone.kept() + "', and the database runs";
    }

    /**
     * Starts the database in the volume that was wholly replaced and compared.
     *
     * @return what needs attention all the same; empty where all is well
     * @throws DrshException (refused) when there is none, or it has not come that far; (failed) when the database does
     *     not start, and then it can still be taken back; (locked) when it is at work still
     */
    public List<Remark> finish() {
        return stack.locked("finishing a volume restore", () -> {
            VolumeTransition open = required();
            if (open.phase() != Phase.FILLED) {
                throw DrshException.refused(
                        "It cannot be finished: " + open.state(), "take it back, then restore again");
            }
            reporter.say("finishing it: " + open.purpose() + ", begun " + open.since());
            LiveVolume live = new LiveVolume(stack, reporter);
            live.releaseHelpers(live.volume());
            PostgresServer server = stack.startedOnAnyVolume();
            new TransitionMarks(stack).end();
            if (open.operation() == Operation.UNDO) {
                new KeptVolumes(stack).discard(new VolumeName(open.cause()));
            }
            return new LiveRemarks(stack, server, reporter).login().collations().all();
        });
    }

    private VolumeTransition required() {
        return find().orElseThrow(() -> DrshException.refused(
                "No volume restore was interrupted in " + stack.name(), "see 'restore list' for what can be undone"));
    }
}
