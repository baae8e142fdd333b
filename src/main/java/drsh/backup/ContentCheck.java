package drsh.backup;

import drsh.artifact.ContentInput;
import drsh.docker.Engine;
import drsh.postgres.Archives;
import drsh.postgres.Content;
import drsh.postgres.Listing;
import drsh.postgres.PlainScript;
import drsh.postgres.Structure;
import drsh.volume.VolumeArchive;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Reads the content of a backup to its end, with what knows its format. */
final class ContentCheck {

    private static final int MAJOR = 10_000;

    private final Engine engine;
    private final String containerId;
    private final Supplier<String> below;

    /**
     * Uses the tools of that container.
     *
     * @param below the data directory relative to the volume's root, asked where there is a volume to be read
     */
    ContentCheck(Engine engine, String containerId, Supplier<String> below) {
        this.engine = engine;
        this.containerId = containerId;
        this.below = below;
    }

    /**
     * Reads it.
     *
     * @param size of the content in bytes
     * @return what it says it holds
     * @throws drsh.command.DrshException (verification failed) saying what is wrong
     */
    Listing readThrough(Method method, Content content, long size) throws IOException {
        if (method == Method.CUSTOM) {
            return new Archives(engine, containerId).readThrough(content, size);
        }
        try (InputStream in = content.open()) {
            return ContentInput.toTheEnd(in, method == Method.PLAIN ? PlainScript::readThrough : this::volume);
        }
    }

    private Listing volume(InputStream in) throws IOException {
        VolumeArchive archive = VolumeArchive.inspect(in, below.get());
        return new Listing(
                null,
                archive.majorVersion() * MAJOR,
                null,
                Math.toIntExact(archive.entries()),
                new Structure(0, 0, 0, 0, 0));
    }
}
