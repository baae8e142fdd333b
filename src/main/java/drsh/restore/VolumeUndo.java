package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.VolumeName;
import drsh.restore.VolumeReplacement.Replaced;
import drsh.restore.VolumeTransition.Operation;
import drsh.restore.preflight.Accepted;
import drsh.stack.Stack;
import drsh.volume.VolumeFiles;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the restore of a volume back: the kept volume is live again, and what was live is kept in its turn. */
public final class VolumeUndo {

    private final Stack stack;
    private final Clock clock;
    private final Reporter reporter;

    /** For that stack. */
    public VolumeUndo(Stack stack, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Which kept volume an undo would bring back.
     *
     * @param name the kept volume, or null for the newest that a restore replaced
     * @throws DrshException (refused) when there is none
     */
    public KeptVolume choose(@Nullable String name) {
        KeptVolumes kept = new KeptVolumes(stack);
        VolumeName live = stack.databaseService().volume();
        return name != null
                ? kept.find(name)
                        .orElseThrow(() -> DrshException.refused(
                                "No kept volume is named '" + name + "'", "see 'restore list' for the names"))
                : kept.all().stream()
                        .filter(one ->
                                one.kind() == KeptVolume.Kind.BEFORE && one.of().equals(live))
                        .findFirst()
                        .orElseThrow(() -> DrshException.refused(
                                "Nothing can be undone: no volume is kept beside '" + live + "'",
                                "see 'restore list' and 'backup list' for what there is"));
    }

    /**
     * Brings a kept volume back. It is compared, and removed under its kept name when the database answers.
     *
     * @param name as {@link #choose} takes it
     * @throws DrshException (refused) when nothing was changed; (failed, interrupted) when it was taken back, or saying
     *     what state things are in
     */
    public VolumeUndone run(@Nullable String name) {
        return stack.locked("restore undo", () -> underLock(choose(name)));
    }

    /**
     * Checks, without changing anything, what can be checked before an undo.
     *
     * @param name as {@link #choose} takes it
     * @return what would be brought back
     * @throws DrshException (refused) saying why it would not work
     */
    public KeptVolume preflight(@Nullable String name) {
        KeptVolume chosen = choose(name);
        checked(chosen);
        return chosen;
    }

    private LiveVolume checked(KeptVolume chosen) {
        new VolumePreflight(stack, Accepted.NOTHING, reporter).volume();
        LiveVolume live = new LiveVolume(stack, reporter);
        requireOf(chosen, live);
        return live;
    }

    private static void requireOf(KeptVolume chosen, LiveVolume live) {
        if (!chosen.of().equals(live.volume())) {
            throw DrshException.refused(
                    "'" + chosen.name() + "' was the volume '" + chosen.of() + "', and the database's is '"
                            + live.volume() + "'",
                    "name another one ('restore list')");
        }
    }

    private VolumeUndone underLock(KeptVolume chosen) {
        return replaced(chosen, checked(chosen));
    }

    /** Of one that has not come to its end: its record is forgotten only when nothing stands in the way of this one. */
    VolumeUndone ofInterrupted(KeptVolume chosen) {
        LiveVolume live = new LiveVolume(stack, reporter);
        live.requireReplaceable();
        requireOf(chosen, live);
        new TransitionMarks(stack).end();
        return replaced(chosen, live);
    }

    private VolumeUndone replaced(KeptVolume chosen, LiveVolume live) {
        reporter.say("reading the kept volume '" + chosen.name() + "'");
        VolumeFiles files = VolumeFiles.of(stack.engine(), live.service(), chosen.name());
        new VolumePreflight(stack, Accepted.NOTHING, reporter).room(files.bytes(), "the kept volume");
        Replaced replaced = new VolumeReplacement(stack, clock, reporter)
                .run(Operation.UNDO, chosen.name().value(), new VolumeContent.OfKept(chosen.name(), files));
        new KeptVolumes(stack).discard(chosen.name());
        return new VolumeUndone(
                live.volume(), chosen.name(), replaced.kept(), replaced.outage(), remarks(replaced, chosen));
    }

    private List<Remark> remarks(Replaced replaced, KeptVolume chosen) {
        try {
            return new LiveRemarks(stack, replaced.server(), reporter)
                    .login()
                    .collations()
                    .all();
        } catch (DrshException e) {
            throw new DrshException(
                    e.outcome() == Outcome.INTERRUPTED ? e.outcome() : Outcome.FAILED,
                    "'" + chosen.name() + "' is live again, but the last checks did not end: " + e.what(),
                    "look at 'stack status'",
                    e);
        }
    }
}
