package drsh.volume;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ToolContainer;
import drsh.docker.VolumeMount;
import drsh.docker.VolumeName;
import java.util.List;

/**
 * Copies volumes and asks about their files, in throwaway containers of the database's own image, without a network.
 * Docker cannot rename a volume.
 */
public final class VolumeCopy {

    private static final String FROM = "/drsh-from";
    private static final String TO = "/drsh-to";

    /** The root directory's own owner and mode are set apart: not every cp takes them over. */
    private static final String COPY = "set -e; cp -a " + FROM + "/. " + TO + "/; " + "chown \"$(stat -c %u:%g " + FROM
            + ")\" " + TO + "; chmod \"$(stat -c %a " + FROM + ")\" " + TO + "; sync";

    private final Engine engine;
    private final DatabaseService service;

    /** With the image of that service. */
    public VolumeCopy(Engine engine, DatabaseService service) {
        this.engine = engine;
        this.service = service;
    }

    /**
     * Copies all files with owners, modes, times and links, and waits until they are on the disk. Compare them with
     * {@link VolumeFiles}.
     *
     * @param from an existing volume that nothing writes to; only read
     * @param to an existing volume, empty
     * @throws DrshException (failed) with the first complaint; the copy is a part then
     */
    public void copy(VolumeName from, VolumeName to) {
        List<VolumeMount> mounts = List.of(new VolumeMount(from, FROM, false), new VolumeMount(to, TO, true));
        try (ToolContainer tools = engine.tools(service.project(), service.image(), mounts)) {
            engine.exec(tools.id(), Exec.of("sh", "-c", COPY))
                    .orFail(
                            "The volume '" + from + "' could not be copied",
                            "look for free disk space on the engine's machine");
        }
    }

    /** Waits until all that was written is on the engine's disk, and outlives a loss of power. */
    public void sync() {
        try (ToolContainer tools = engine.tools(service.project(), service.image())) {
            engine.exec(tools.id(), Exec.of("sync"))
                    .orFail("What was written did not reach the engine's disk", "look at the engine's log");
        }
    }

    /**
     * The owner of the data directory in a volume.
     *
     * @return the user's id, or -1 where there is no data directory
     */
    public long owner(VolumeName volume) {
        String directory = service.below().isEmpty() ? FROM : FROM + "/" + service.below();
        String script = "if [ -e \"$1/PG_VERSION\" ]; then stat -c %u \"$1\"; else echo -1; fi";
        return number(volume, Exec.of("sh", "-c", script, "drsh", directory));
    }

    /** The disk space that a volume takes, in bytes. */
    public long size(VolumeName volume) {
        return number(volume, Exec.of("sh", "-c", "du -sk " + FROM + " | cut -f 1")) * 1024;
    }

    private long number(VolumeName volume, Exec question) {
        List<VolumeMount> mounts = List.of(new VolumeMount(volume, FROM, false));
        try (ToolContainer tools = engine.tools(service.project(), service.image(), mounts)) {
            String answer = engine.exec(tools.id(), question)
                    .orFail("The volume '" + volume + "' could not be looked into", "look at the engine's log")
                    .stdout()
                    .strip();
            return Long.parseLong(answer);
        } catch (NumberFormatException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The image " + service.image() + " cannot tell about the files of the volume '" + volume + "'",
                    "see whether it has 'du', 'cut' and 'stat'",
                    e);
        }
    }
}
