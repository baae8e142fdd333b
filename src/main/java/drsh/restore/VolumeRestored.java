package drsh.restore;

import drsh.backup.BackupId;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.VolumeName;
import drsh.postgres.Facts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the restore of a volume did.
 *
 * @param backup the backup that is live now
 * @param asOf the moment whose data is live now
 * @param facts what the database of the stack holds
 * @param compared whether the facts of the backup are known, and its archive was found to hold them
 * @param volume the volume that was replaced
 * @param kept where what was live before is kept; null where there was no volume
 * @param outage how long nobody could use the database
 * @param took from the beginning to the end
 * @param remarks what needs attention all the same; empty where all is well
 */
public record VolumeRestored(
        BackupId backup,
        OffsetDateTime asOf,
        Facts facts,
        boolean compared,
        VolumeName volume,
        @Nullable VolumeName kept,
        Duration outage,
        Duration took,
        List<Remark> remarks) {

    /**
     * For who has nothing else to say.
     *
     * @throws DrshException (attention) with the first remark, where there is one
     */
    public void requireNoRemarks() {
        refuse("Backup " + backup + " is restored and live, but: ", remarks);
    }

    static void refuse(String done, List<Remark> remarks) {
        if (!remarks.isEmpty()) {
            Remark first = remarks.get(0);
            throw new DrshException(Outcome.ATTENTION, done + first.what(), first.next());
        }
    }
}
