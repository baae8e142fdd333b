package drsh.restore;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.VolumeName;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lets go of the volumes that volume restores keep, as {@link Ageing} does of databases. */
public final class VolumeAgeing {

    private final Supplier<Stack> stack;
    private final Duration keep;
    private final Clock clock;

    /** Of that stack, which need not be there: each is kept for that long. */
    public VolumeAgeing(Supplier<Stack> stack, Duration keep, Clock clock) {
        this.stack = stack;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * What becomes of a kept volume.
     *
     * @param volume which one
     * @param keep whether it stays
     * @param until until when it stays, or when it could have gone
     * @param reason why
     */
    public record Verdict(KeptVolume volume, boolean keep, Instant until, String reason) {}

    /** What becomes of those that are there now, newest first; none where the engine cannot be asked. */
    public List<Verdict> plan() {
        Instant now = clock.instant();
        try {
            return new KeptVolumes(stack.get())
                    .all().stream().map(volume -> verdict(volume, now)).toList();
        } catch (DrshException e) {
            if (e.outcome() == Outcome.INTERRUPTED) {
                throw e;
            }
            return List.of();
        }
    }

    private Verdict verdict(KeptVolume volume, Instant now) {
        if (volume.since().equals(Instant.EPOCH)) {
            return new Verdict(volume, true, now.plus(keep), "its label tells no time: remove it by hand");
        }
        Instant until = volume.since().plus(keep);
        boolean stays = now.isBefore(until);
        return new Verdict(volume, stays, until, (stays ? "younger than " : "kept for ") + Amounts.time(keep));
    }

    /**
     * Removes what a plan lets go, as far as a plan of now agrees, under the lock of the stack.
     *
     * @param shown the plan that was agreed to; nothing else is removed
     * @return what was removed
     * @throws DrshException (refused) when a volume restore that was interrupted still needs one of them
     */
    public List<VolumeName> apply(List<Verdict> shown) {
        List<VolumeName> agreed = expiring(shown);
        if (agreed.isEmpty()) {
            return List.of();
        }
        Stack known = stack.get();
        return known.locked("retention apply", () -> {
            List<VolumeName> removed = new ArrayList<>(expiring(plan()));
            removed.retainAll(agreed);
            removed.forEach(new KeptVolumes(known)::remove);
            return removed;
        });
    }

    private static List<VolumeName> expiring(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> !verdict.keep())
                .map(verdict -> verdict.volume().name())
                .toList();
    }
}
