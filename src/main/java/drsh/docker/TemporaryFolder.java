package drsh.docker;

import drsh.command.DrshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private directory inside a container, removed with all it holds on close. */
public final class TemporaryFolder implements AutoCloseable {

    private static final long KIBIBYTE = 1024;

    private final Engine engine;
    private final String containerId;
    private final String path;

    private TemporaryFolder(Engine engine, String containerId, String path) {
        this.engine = engine;
        this.containerId = containerId;
        this.path = path;
    }

    /** Makes one under {@code /tmp}; its name begins with {@code drsh.}, so that leftovers of a crash can be found. */
    public static TemporaryFolder in(Engine engine, String containerId) {
        ExecResult made = engine.exec(containerId, Exec.of("mktemp", "-d", "/tmp/drsh.XXXXXXXX"))
                .orFail("No temporary directory could be made in the container", "look for free disk space there");
        return new TemporaryFolder(engine, containerId, made.stdout().strip());
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
        long free = freeBytes();
        if (free < size) {
            throw DrshException.refused(
                    "The container has " + free / KIBIBYTE / KIBIBYTE + " MiB free in /tmp, and '" + name + "' needs "
                            + size / KIBIBYTE / KIBIBYTE + " MiB",
                    "make room on the engine's disk, then try again");
        }
        engine.copyIn(containerId, path, name, content, size);
        return path + "/" + name;
    }

    private long freeBytes() {
        String table = engine.exec(containerId, Exec.of("df", "-Pk", path))
                .orFail("The free disk space of the container cannot be read", "look at the container")
                .stdout();
        String[] columns = table.lines().skip(1).findFirst().orElse("").split("\\s+", -1);
        return columns.length < 4 ? Long.MAX_VALUE : Long.parseLong(columns[3]) * KIBIBYTE;
    }

    @Override
    public void close() {
        engine.exec(containerId, Exec.of("rm", "-rf", path));
    }
}
