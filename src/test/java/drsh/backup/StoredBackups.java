package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.artifact.Written;
import drsh.command.Reporter;
import drsh.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Backups with real files, for tests. */
public final class StoredBackups {

    private StoredBackups() {}

    /** The id and the time of the usual one. */
    public static final String ID = "20260111-020000";

    private static final String TIME = "2026-01-11T02:00:00Z";

    /** What is in the dump of each. */
    static byte[] dump(String id) {
        return ("-- dump " + id + "\n" + "1\ta row\n".repeat(500)).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a verified one of that time, not encrypted. */
    public static Manifest put(Storage storage, String id, String time) throws IOException {
        return put(storage, Manifests.of(id, time, true), Sealing.NONE, Compression.NONE);
    }

    /** Writes the usual one. */
    public static Manifest put(Storage storage, Sealing sealing) throws IOException {
        return put(storage, sealing, Compression.NONE);
    }

    static Manifest put(Storage storage, Sealing sealing, Compression compression) throws IOException {
        return put(storage, Manifests.of(ID, TIME, true), sealing, compression);
    }

    static Manifest put(Storage storage, Manifest like, Sealing sealing, Compression compression) throws IOException {
        return put(storage, like, dump(like.id().value()), sealing, compression);
    }

    /** One of other content. */
    static Manifest put(Storage storage, Manifest like, String dump) throws IOException {
        return put(storage, like, dump.getBytes(StandardCharsets.UTF_8), Sealing.NONE, Compression.NONE);
    }

    private static Manifest put(Storage storage, Manifest like, byte[] dump, Sealing sealing, Compression compression)
            throws IOException {
        String stem = like.id().fileStem();
        Artifact data = file(storage, stem + ".dump", dump, sealing, compression);
        Artifact globals = file(
                storage,
                stem + ".globals.sql",
                "CREATE ROLE app;\n".getBytes(StandardCharsets.UTF_8),
                sealing,
                Compression.NONE);
        Manifest manifest = like.stored(data, globals, sealing.encryption());
        ManifestFile.write(storage, manifest, false);
        return manifest;
    }

    /** Notes in the manifest that it is suspect, or no more. */
    public static void suspect(Storage storage, Manifest manifest, @Nullable String why) throws IOException {
        ManifestFile.write(storage, manifest.with(manifest.notes().suspect(why)), true);
    }

    /** Notes in the manifest that it was never read to its end. */
    public static void unverified(Storage storage, Manifest manifest) throws IOException {
        ManifestFile.write(storage, manifest.with(manifest.notes().unverified()), true);
    }

    /** Notes in the manifest that it is of another stack. */
    public static void ofStack(Storage storage, Manifest manifest, String stack) throws IOException {
        ObjectNode json = Manifests.json(manifest);
        ((ObjectNode) json.get("source")).put("stack", stack);
        ManifestFile.write(
                storage,
                ManifestJson.read(
                        ManifestFile.name(manifest),
                        new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8))),
                true);
    }

    /** Notes in the manifest a drill that ended at that time; the manifest as it is then. */
    public static Manifest drilled(Storage storage, Manifest manifest, String at, boolean passed) throws IOException {
        Manifest noted = manifest.with(manifest.notes()
                .drilled(new Notes.Drill(OffsetDateTime.parse(at), passed, Duration.ofSeconds(2), "11 rows")));
        ManifestFile.write(storage, noted, true);
        return noted;
    }

    /** Writes one that was adopted and whose facts nobody knows. */
    public static Manifest imported(Storage storage) throws IOException {
        return put(storage, Manifests.imported(ID, TIME), Sealing.NONE, Compression.NONE);
    }

    private static Artifact file(Storage storage, String name, byte[] content, Sealing sealing, Compression compression)
            throws IOException {
        try (Written written = new ArtifactWriter(storage, sealing, Reporter.SILENT)
                .write(name, compression, "dump", out -> out.write(content))) {
            written.commit();
            return written.artifact();
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

    /** Changes a byte of a file. */
    public static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
