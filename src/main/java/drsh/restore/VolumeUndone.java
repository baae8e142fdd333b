package drsh.restore;

import drsh.command.DrshException;
import drsh.docker.VolumeName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the undo of a volume restore did.
 *
 * @param volume the volume that was replaced
 * @param live what is live in it again, by the name under which it was kept
 * @param kept where what was live before the undo is now; null where there was no volume
 * @param outage how long nobody could use the database
 * @param remarks what needs attention all the same; empty where all is well
 */
public record VolumeUndone(
        VolumeName volume, VolumeName live, @Nullable VolumeName kept, Duration outage, List<Remark> remarks) {

    /**
     * For who has nothing else to say.
     *
     * @throws DrshException (attention) with the first remark, where there is one
     */
    public void requireNoRemarks() {
        VolumeRestored.refuse("'" + live + "' is live again, but: ", remarks);
    }
}
