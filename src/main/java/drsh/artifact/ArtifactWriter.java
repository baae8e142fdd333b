package drsh.artifact;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.openpgp.EncryptedOutput;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes files of a backup. Content is digested, compressed, encrypted and digested again in one pass: nothing of an
 * encrypted backup is ever on disk in plain.
 */
public final class ArtifactWriter {

    private final Storage storage;
    private final Sealing sealing;
    private final Reporter reporter;
    private final Map<String, Long> about;

    /** Writes into that storage. */
    public ArtifactWriter(Storage storage, Sealing sealing, Reporter reporter) {
        this(storage, sealing, reporter, Map.of());
    }

    /**
     * Writes into that storage.
     *
     * @param about how many bytes earlier files had, by the word for them while they are written
     */
    public ArtifactWriter(Storage storage, Sealing sealing, Reporter reporter, Map<String, Long> about) {
        this.storage = storage;
        this.sealing = sealing;
        this.reporter = reporter;
        this.about = Map.copyOf(about);
    }

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; must not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** How the files are encrypted. */
    public Encryption encryption() {
        return sealing.encryption();
    }

    /**
     * Writes a file and has it on disk, still without its name. Close the result: without a commit nothing is left.
     *
     * @param name its name without the endings of the layers
     * @param compression the layer of compression around it
     * @param what the word for it while it is written
     * @throws drsh.command.DrshException (refused) when the storage cannot be written to
     * @throws IOException when it becomes full or breaks
     */
    public Written write(String name, Compression compression, String what, Content content) throws IOException {
        List<Layer> layers = new ArrayList<>();
        if (sealing.encryption().any()) {
            layers.add(Layer.OPENPGP);
        }
        compression.layer().ifPresent(layers::add);
        String file = name + Layer.endings(layers);
        PendingFile pending = storage.create(file);
        Disk disk = new Disk(pending.out());
        try {
            Digest stored = new Digest();
            Digest inside = new Digest();
            LongConsumer progress = progress(what);
            OutputStream out = stored.through(disk, layers.isEmpty() ? progress : bytes -> {});
            @Nullable EncryptedOutput sealed = sealing.encryption().any() ? sealing.seal(out) : null;
            try (OutputStream compressed = compression.around(sealed == null ? out : sealed)) {
                // Without a layer both digests would be the same: one costs half.
                content.writeTo(layers.isEmpty() ? compressed : inside.through(compressed, progress));
            }
            if (sealed != null) {
                sealed.close();
            }
            long whole = layers.isEmpty() ? stored.size() : inside.size();
            reporter.progress(what, whole, whole);
            pending.sync();
            Artifact artifact = layers.isEmpty()
                    ? Artifact.plain(file, stored.size(), stored.hex())
                    : new Artifact(file, stored.size(), stored.hex(), List.copyOf(layers), inside.size(), inside.hex());
            return new Written(pending, artifact, sealed == null ? null : sealed.sessionKey());
        } catch (IOException | RuntimeException e) {
            pending.close();
            disk.blame(e);
            throw e;
        }
    }

    private LongConsumer progress(String what) {
        long earlier = about.getOrDefault(what, 0L);
        return earlier > 0
                ? bytes -> reporter.progressAbout(what, bytes, earlier)
                : bytes -> reporter.progress(what, bytes, -1);
    }

    /** Remembers what went wrong with the storage itself. */
    private static final class Disk extends FilterOutputStream {
        private @Nullable IOException full;

        Disk(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                full = e;
                throw e;
            }
        }

        /** Whoever wrote knows only that it could not; the operator must be told which disk it was. */
        void blame(Exception e) throws IOException {
            boolean interrupted = e instanceof DrshException told && told.outcome() == Outcome.INTERRUPTED;
            IOException cause = full;
            if (cause != null && !interrupted && !e.equals(cause)) {
                cause.addSuppressed(e);
                throw cause;
            }
        }
    }
}
