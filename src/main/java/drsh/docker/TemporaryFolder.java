package drsh.docker;

import drsh.command.DrshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A private directory inside a container, removed with all it holds on close, also on a thread that is interrupted. */
public final class TemporaryFolder implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;

    /** What the paths of those of this process begin with: a {@link ContainerGuard} removes them all when it is killed. */
    static final String OWN = "/tmp/drsh." + MarkedProgram.RUN.substring(MarkedProgram.RUN.length() - 12);

    /** The user is asked for because the image may name another one than root, who could not read root's file. */
    private static final String MAKE = "mktemp -d " + OWN + ".XXXXXXXX && id -u";

    private final Engine engine;
    private final String containerId;
    private final String path;
    private final long owner;

    private TemporaryFolder(Engine engine, String containerId, String path, long owner) {
        this.engine = engine;
        this.containerId = containerId;
        this.path = path;
        this.owner = owner;
    }

    /** Makes one under {@code /tmp}; its name begins with {@code drsh.}, so that leftovers of a crash can be found. */
    public static TemporaryFolder in(Engine engine, String containerId) {
        ExecResult made = engine.exec(containerId, Exec.of("sh", "-c", MAKE))
                .orFail("No temporary directory could be made in the container", "look for free disk space there");
        String[] lines = made.stdout().strip().split("\\s+", 2);
        return new TemporaryFolder(engine, containerId, lines[0], lines.length < 2 ? 0 : Long.parseLong(lines[1]));
    }

    /** The paths of those that are there, and of files with such a name: in use, or left behind by a crash. */
    public static List<String> left(Engine engine, String containerId) {
        // Without a match the shell hands on the pattern itself, and there is no file of that name.
        return engine.exec(
                        containerId,
                        Exec.of("sh", "-c", "for d in /tmp/drsh.*; do [ -e \"$d\" ] && echo \"$d\"; done; true"))
                .orFail("The temporary directories in the container cannot be listed", "look at 'stack status'")
                .stdout()
                .lines()
                .toList();
    }

    /** Its path in the container. */
    public String path() {
        return path;
    }

    /**
     * Copies a file of this machine into it.
     *
     * @return its path in the container
     * @throws DrshException (refused) when the container has not enough free disk space for it
     */
    public String put(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return put(String.valueOf(file.getFileName()), content, Files.size(file));
        } catch (IOException e) {
            throw Interruptions.orFailed(e, "'" + file + "' cannot be read", "look at its owner and mode");
        }
    }

    /** Copies a stream of known size into it and returns the file's path in the container. */
    public String put(String name, InputStream content, long size) {
        long free = DiskSpace.free(engine, containerId, path);
        if (free < size) {
            throw DrshException.refused(
                    "The container has " + free / MEBIBYTE + " MiB free in /tmp, and '" + name + "' needs "
                            + size / MEBIBYTE + " MiB",
                    "make room on the engine's disk, then try again");
        }
        engine.copyIn(containerId, path, name, owner, content, size);
        return path + "/" + name;
    }

    @Override
    public void close() {
        Interruptions.putOff(() -> engine.exec(containerId, Exec.of("rm", "-rf", path)));
    }
}
