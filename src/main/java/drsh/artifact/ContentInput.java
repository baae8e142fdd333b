package drsh.artifact;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file, all layers taken off. It ends only when everything was right: each layer whole, no byte behind
 * it, size and SHA-256 of the stored bytes and of the content as recorded. So whoever has read it to its end has read
 * what was backed up; whoever stops before knows nothing.
 */
public final class ContentInput extends InputStream {

    private final Raw raw;
    private final Digest stored = new Digest();
    private final Digest inside = new Digest();
    private final List<Layer> layers;
    private final @Nullable Artifact expected;
    private final InputStream content;
    private boolean ended;
    private @Nullable RuntimeException damage;

    private ContentInput(InputStream file, List<Layer> layers, @Nullable Artifact expected, Opener opener)
            throws IOException {
        this.raw = new Raw(file);
        this.layers = layers;
        this.expected = expected;
        InputStream opened = stored.through(raw);
        try {
            for (Layer layer : layers) {
                opened = layer.open(opened, opener);
            }
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw wrong(e);
            }
        }
        // Without a layer both digests would be the same: one costs half.
        this.content = layers.isEmpty() ? opened : inside.through(opened);
    }

    /** Reads a file that is known. Closing the result closes the file. */
    public static ContentInput checked(InputStream file, Artifact artifact, Opener opener) throws IOException {
        return new ContentInput(file, artifact.layers(), artifact, opener);
    }

    /** Reads a file of which only the layers are known; {@link #found} tells the rest at the end. */
    public static ContentInput survey(InputStream file, List<Layer> layers, Opener opener) throws IOException {
        return new ContentInput(file, layers, null, opener);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws DrshException (verification failed) when the file is damaged; an {@link IOException} is the disk's */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (damage != null) {
            throw damage;
        }
        if (ended) {
            return -1;
        }
        try {
            return readOrEnd(bytes, offset, length);
        } catch (DrshException e) {
            damage = e;
            throw e;
        }
    }

    private int readOrEnd(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = content.read(bytes, offset, length);
            if (read >= 0) {
                return read;
            }
            requireEnd();
        } catch (IOException | RuntimeException e) {
            throw wrong(e);
        }
        checkStored();
        if (expected != null
                && !layers.isEmpty()
                && (inside.size() != expected.contentSize() || !inside.hex().equals(expected.contentSha256()))) {
            throw damaged("what is in '" + expected.file() + "' is not what its manifest says");
        }
        ended = true;
        return -1;
    }

    /** What reads a stream and may find fault with it. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it. */
        T read(InputStream in) throws IOException;
    }

    /**
     * Reads a stream to its end, whatever the reading leaves of it. Where the reading finds fault, the end still counts
     * more: a digest that differs says better what is wrong than what a format makes of it.
     */
    public static <T> T toTheEnd(InputStream in, Reading<T> reading) throws IOException {
        try {
            T result = reading.read(in);
            in.transferTo(OutputStream.nullOutputStream());
            return result;
        } catch (DrshException e) {
            if (e.outcome() == Outcome.UNVERIFIED) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            throw e;
        }
    }

    /** Reads all that is left and forgets it: to know that it is whole. */
    public void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /** What the whole file turned out to be. Only after the end. */
    public Artifact found(String file) {
        if (!ended) {
            throw new IllegalStateException("the content was not read to its end");
        }
        return layers.isEmpty()
                ? Artifact.plain(file, stored.size(), stored.hex())
                : new Artifact(file, stored.size(), stored.hex(), layers, inside.size(), inside.hex());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** A layer that has ended says nothing of what comes behind it. */
    private void requireEnd() throws IOException {
        long before = stored.size();
        drainStored();
        if (stored.size() > before && !layers.isEmpty()) {
            // Readers take bytes ahead of what they need: only what they never asked for shows here.
            throw damaged("there are bytes behind its end");
        }
    }

    private void drainStored() throws IOException {
        stored.through(raw).transferTo(OutputStream.nullOutputStream());
    }

    private void checkStored() {
        if (expected != null
                && (stored.size() != expected.size() || !stored.hex().equals(expected.sha256()))) {
            throw damaged("the SHA-256 of '" + expected.file() + "' is not the one in the manifest");
        }
    }

    /** A digest that differs says more than whatever a layer made of it; trouble with the disk is no damage. */
    private RuntimeException wrong(Exception e) throws IOException {
        IOException trouble = raw.trouble;
        if (trouble != null) {
            throw trouble;
        }
        if (e instanceof InterruptedIOException interrupted) {
            throw interrupted;
        }
        if (expected != null) {
            drainStored();
            checkStored();
        }
        if (e instanceof DrshException foreseen) {
            return foreseen;
        }
        if (e instanceof RuntimeException unexpected) {
            return unexpected;
        }
        return new DrshException(
                Outcome.UNVERIFIED,
                "it cannot be read to its end: " + e.getMessage(),
                "use another backup ('backup list')",
                e);
    }

    private static DrshException damaged(String how) {
        return new DrshException(Outcome.UNVERIFIED, how, "use another backup ('backup list')");
    }

    /** Remembers trouble of the file itself, to tell it from what a layer finds wrong. */
    private static final class Raw extends FilterInputStream {
        private @Nullable IOException trouble;

        Raw(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                trouble = e;
                throw e;
            }
        }
    }
}
