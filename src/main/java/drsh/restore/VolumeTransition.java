package drsh.restore;

import drsh.docker.VolumeForm;
import drsh.docker.VolumeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the replacement of a volume has come. It is recorded in the engine before each act that it announces, so that
 * another drsh can take it back or finish it, whatever became of this one.
 *
 * @param operation what it is for
 * @param cause the id of the backup, or the kept volume that is brought back
 * @param volume the live volume
 * @param kept where its content is kept; null where there was no volume
 * @param answered whether the database was running before, and is to run again when this is taken back
 * @param form how the live volume was made
 * @param since when it began
 * @param phase how far it has come
 */
public record VolumeTransition(
        Operation operation,
        String cause,
        VolumeName volume,
        @Nullable VolumeName kept,
        boolean answered,
        VolumeForm form,
        Instant since,
        Phase phase) {

    /** What a volume is replaced for. */
    public enum Operation {
        /** A backup is restored. */
        RESTORE,
        /** A kept volume is brought back. */
        UNDO
    }

    /** How far it has come. */
    public enum Phase {
        /** The live volume is being copied; it is as it was. */
        COPYING,
        /** The copy is complete; the live volume, which no container holds, is replaced: it may be gone or a part. */
        COPIED,
        /** The live volume is wholly replaced; the database may not have started yet. */
        FILLED
    }

    VolumeTransition in(Phase next) {
        return new VolumeTransition(operation, cause, volume, kept, answered, form, since, next);
    }

    /** Whether its content would be missed by taking this back or finishing it. */
    boolean needs(VolumeName name) {
        return name.equals(kept) || name.equals(volume) || (operation == Operation.UNDO && cause.equals(name.value()));
    }

    /** What it was to do. */
    String purpose() {
        return operation == Operation.RESTORE
                ? "the restore of backup " + cause + " into the volume '" + volume + "'"
                : "bringing back '" + cause + "' as the volume '" + volume + "'";
    }

    /** In words, what state the live volume is in. */
    public String state() {
        return switch (phase) {
            case COPYING -> "the volume '" + volume + "' is as it was before";
            case COPIED ->
                "the volume '" + volume + "' is not usable"
                        + (kept == null ? "; there was none before" : ", and what was in it is kept as '" + kept + "'");
            case FILLED ->
                "the volume '" + volume + "' is replaced"
                        + (kept == null ? "; there was none before" : ", and what was in it is kept as '" + kept + "'");
        };
    }

    @Override
    public String toString() {
        return purpose() + ", begun " + since + ", was interrupted: " + state();
    }
}
