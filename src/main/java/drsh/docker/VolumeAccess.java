package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a volume as an archive, read and written through a container that is created and never started: no image
 * from a registry, no program, and owners, modes, links and times stay as they are. The whole root directory goes
 * through, because its own owner and mode would be lost with its content alone.
 */
public final class VolumeAccess implements AutoCloseable {

    /** The root directory of the archives that are read here, as in those that the guide's commands make. */
    public static final String ROOT = "data";

    private final EngineClient engine;
    private final HelperContainer container;
    private final VolumeName volume;
    private final String root;
    private @Nullable InputStream reading;

    private VolumeAccess(EngineClient engine, HelperContainer container, VolumeName volume, String root) {
        this.engine = engine;
        this.container = container;
        this.volume = volume;
        this.root = root;
    }

    static VolumeAccess open(
            EngineClient engine, ProjectName project, String image, VolumeName volume, String root, boolean toRead) {
        Bind bind = new Bind(
                volume.value(),
                new Volume("/" + root),
                toRead ? AccessMode.ro : AccessMode.rw,
                SELContext.DEFAULT,
                // Without this the engine would copy into an empty volume what the image has at that path.
                true);
        HelperContainer container = HelperContainer.create(
                engine,
                project,
                image,
                host -> host.withBinds(bind).withLogConfig(new LogConfig(LogConfig.LoggingType.NONE)),
                command -> command.withEntrypoint("true").withCmd());
        return new VolumeAccess(engine, container, volume, root);
    }

    /**
     * Opens the volume as a tar archive whose first entry is its root directory and whose names begin with
     * {@code data/}. An archive that the engine could not write to its end is an {@link IOException}. Close it.
     */
    public InputStream read() {
        InputStream tar = new ContainerFiles(engine).copyOut(container.id(), "/" + root);
        reading = tar;
        return tar;
    }

    /** @throws DrshException (refused) when something is in the volume: an archive would be mixed into it */
    void requireEmpty() {
        int entries = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(read())) {
            // The first is the root directory.
            while (entries < 2 && tar.getNextEntry() != null) {
                entries++;
            }
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e, "The volume '" + volume + "' could not be looked into", "look at the engine's log");
        }
        if (entries > 1) {
            throw DrshException.refused(
                    "The volume '" + volume + "' is not empty", "use a new one: an archive is only unpacked into that");
        }
    }

    /**
     * Fills the volume from an uncompressed tar archive whose names begin with its root directory. The archive is not
     * checked here: one that ends early fills as far as it goes.
     *
     * @param tar read in this thread; not closed
     * @throws IOException when {@code tar} cannot be read; the volume holds a part then
     * @throws DrshException (failed) when the engine does not take it, for want of space for instance
     */
    public void write(InputStream tar) throws IOException {
        Source source = new Source(tar);
        try {
            new ContainerFiles(engine).unpack(container.id(), "/", source);
        } catch (RuntimeException e) {
            IOException unread = source.failure();
            if (unread != null && !Interruptions.caused(unread)) {
                throw unread;
            }
            if (e instanceof DrshException refusal) {
                throw refusal;
            }
            String said = e instanceof DockerException answer ? ": " + EngineAnswer.message(answer) : "";
            throw Interruptions.or(
                    unread == null ? e : unread,
                    new DrshException(
                            Outcome.FAILED,
                            "The volume '" + volume + "' could not be filled" + said,
                            "look for free disk space on the engine's machine",
                            e));
        }
    }

    @Override
    public void close() {
        InputStream open = reading;
        if (open != null) {
            closeQuietly(open);
        }
        container.close();
    }

    /** While an archive of it is under way the engine would let the removal of the container wait. */
    private static void closeQuietly(InputStream open) {
        try {
            open.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }
}
