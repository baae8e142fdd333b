package drsh.volume;

import drsh.docker.ProjectName;
import drsh.docker.VolumeName;
import java.util.List;
import java.util.Map;

/**
 * A stack's database service, as much of it as is needed for a server like it.
 *
 * @param project the stack
 * @param image its image
 * @param volume its data volume
 * @param target where the volume is mounted
 * @param below the data directory relative to that, empty where it is the mount itself
 * @param environment its variables; they may hold secrets
 * @param command what it runs in place of the image's own command; empty for that
 * @param user the superuser
 */
public record DatabaseService(
        ProjectName project,
        String image,
        VolumeName volume,
        String target,
        String below,
        Map<String, String> environment,
        List<String> command,
        String user) {

    /** Without the variables. */
    @Override
    public String toString() {
        return project + " " + image + " " + volume + ":" + target;
    }
}
