package drsh.artifact;

import drsh.command.Reporter;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One of all combinations of layers, for tests.
 *
 * @param compression the inner layer
 * @param lock the outer one
 */
record Layered(Compression compression, Lock lock) {

    /** What the content of an encrypted file must never show on disk. */
    static final String MARKER = "Joanna's password";

    /** Who can open it. */
    enum Lock {
        NONE,
        PASSPHRASE,
        RECIPIENT;

        Sealing sealing() {
            return switch (this) {
                case NONE -> Sealing.NONE;
                case PASSPHRASE -> TestSealings.toPassphrase();
                case RECIPIENT -> TestSealings.toRecipient();
            };
        }

        Keys keys() {
            return switch (this) {
                case NONE -> TestSealings.none();
                case PASSPHRASE -> TestSealings.passphrase();
                case RECIPIENT -> TestSealings.secretKey();
            };
        }
    }

    static Stream<Layered> all() {
        return Stream.of(Compression.NONE, Compression.parse("gzip:6"), Compression.parse("zstd:3"))
                .flatMap(compression -> Arrays.stream(Lock.values()).map(lock -> new Layered(compression, lock)));
    }

    /** Without those to a passphrase: each opening of such a one costs a tenth of a second, on purpose. */
    static Stream<Layered> cheap() {
        return all().filter(layered -> layered.lock() != Lock.PASSPHRASE);
    }

    /** With one to a passphrase. */
    static Stream<Layered> few() {
        return Stream.concat(cheap(), Stream.of(new Layered(Compression.parse("zstd:3"), Lock.PASSPHRASE)));
    }

    List<Layer> layers() {
        Stream<Layer> outer = lock == Lock.NONE ? Stream.empty() : Stream.of(Layer.OPENPGP);
        return Stream.concat(outer, compression.layer().stream()).toList();
    }

    String file() {
        return "b.dump"
                + (compression.equals(Compression.NONE)
                        ? ""
                        : compression.kind() == Compression.Kind.GZIP ? ".gz" : ".zst")
                + (lock == Lock.NONE ? "" : ".gpg");
    }

    Keys keys() {
        return lock.keys();
    }

    ArtifactWriter writer(Storage storage) {
        return new ArtifactWriter(storage, lock.sealing(), Reporter.SILENT);
    }

    /** Writes a file for good. */
    Artifact stored(Path directory, byte[] content) throws IOException {
        try (Written written = writer(new DirectoryStorage(directory))
                .write("b.dump", compression, "dump", out -> out.write(content))) {
            written.commit();
            return written.artifact();
        }
    }

    /** The file as it would be known if those bytes had been stored in its place. */
    static Artifact forged(Artifact artifact, byte[] stored) {
        return new Artifact(
                artifact.file(),
                stored.length,
                sha256(stored),
                artifact.layers(),
                artifact.contentSize(),
                artifact.contentSha256());
    }

    static byte[] read(InputStream stored, Artifact artifact, Keys keys) throws IOException {
        try (ContentInput content = ContentInput.checked(stored, artifact, keys)) {
            return content.readAllBytes();
        }
    }

    static byte[] read(byte[] stored, Artifact artifact, Keys keys) throws IOException {
        return read(new ByteArrayInputStream(stored), artifact, keys);
    }

    /** Lines that compress, with some that do not between them. */
    static byte[] content(int size) {
        Random random = new Random(size);
        StringBuilder text = new StringBuilder(size + 100);
        while (text.length() < size) {
            text.append(random.nextInt(100_000))
                    .append('\t')
                    .append(MARKER)
                    .append('\t')
                    .append(random.nextLong())
                    .append('\n');
        }
        text.setLength(size);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of all files of a directory, hidden ones too. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return compression + " " + lock;
    }
}
