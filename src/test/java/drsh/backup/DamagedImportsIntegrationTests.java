package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.openpgp.Gpg;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Files that are not what they seem are not adopted, and adopted ones that were damaged later are not restored. */
@ExtendWith(TestStack.Provided.class)
class DamagedImportsIntegrationTests {

    private static final String FILE = "backup_20260111_020000";

    @TempDir
    static Path folder;

    private static Bench bench;
    private static Gpg gpg;
    private static GuideDumps guide;

    @BeforeAll
    static void start(TestStack test) throws Exception {
        bench = new Bench(test, "spoilt");
        bench.sql(Bench.WIDE);
        Files.createDirectory(bench.backups());
        gpg = new Gpg(folder);
        gpg.generate("ops", Gpg.Kind.ECC, "%no-protection");
        guide = new GuideDumps(bench, folder, gpg);
        bench.keys = GuideDumps.keys(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        gpg.close();
        bench.close();
    }

    @AfterEach
    void nothingIsLeftOrChanged() throws IOException {
        assertThat(bench.beside()).isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
        assertThat(bench.sql("SELECT count(*) FROM wide")).isEqualTo("20000");
        for (String file : bench.files()) {
            Files.delete(bench.backups().resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "sql.gz", "dump.symmetric", "sql.recipient"})
    void aFileThatWasCutAnywhereIsNeitherAdoptedNorRestored(String steps) throws Exception {
        Path file = guide.make(bench.backups().resolve(FILE), steps);
        byte[] whole = Files.readAllBytes(file);
        Path sql = Files.move(file, bench.backups().resolve(FILE + ".sql"));
        for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 100}) {
            Files.write(sql, Arrays.copyOf(whole, length));
            notAdopted(FILE + ".sql", "");
        }
        Files.write(sql, whole);
        bench.adopt(FILE + ".sql");
        Files.write(sql, Arrays.copyOf(whole, whole.length / 3));
        unusable("'" + FILE + ".sql' has " + whole.length / 3 + " bytes instead of " + whole.length);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 4;
        Files.write(sql, flipped);
        unusable("the SHA-256 of '" + FILE + ".sql' is not the one in the manifest");
    }

    @Test
    void aFlippedBitInAnArchiveWithoutCompressionIsFoundByTheSha256() throws Exception {
        bench.backUp(Method.CUSTOM, Compression.NONE, Sealing.NONE);
        Path file = bench.file(".dump");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        unusable("the SHA-256 of '" + file.getFileName() + "' is not the one in the manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Fc", "-Fp"})
    void whatWentThroughATerminalIsNamed(String format) throws Exception {
        Path file = bench.backups().resolve(FILE + ".dump");
        int code = new ProcessBuilder(
                        "docker",
                        "exec",
                        "-t",
                        bench.server.containerId(),
                        "pg_dump",
                        "-U",
                        "postgres",
                        format,
                        "spoilt")
                .redirectOutput(file.toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        assertThat(bench.words(FILE + ".dump")).contains("a terminal has spoilt");
        notAdopted(FILE + ".dump", "a terminal has spoilt (docker exec without -T)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Fc", "-Fp"})
    void whatAKilledDumpLeftIsNotAdopted(String format) throws Exception {
        Path file = bench.backups().resolve(FILE + ".dump");
        Process dump = new ProcessBuilder(
                        "docker", "exec", bench.server.containerId(), "pg_dump", "-U", "postgres", format, "spoilt")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Nobody reads until it is stopped, so it has not come to its end. The engine answers nothing while nobody
        // reads
        // what a dead program has left.
        try (OutputStream out = Files.newOutputStream(file);
                InputStream in = dump.getInputStream()) {
            out.write(in.readNBytes(10_000));
            bench.signalDump("STOP");
            CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> bench.signalDump("KILL"));
            in.transferTo(out);
            killed.join();
        }
        assertThat(dump.waitFor()).isEqualTo(137);
        notAdopted(FILE + ".dump", "");
    }

    @Test
    void aPlainDumpWithoutItsLastWordsIsNotAdopted() throws Exception {
        Path file = guide.make(bench.backups().resolve(FILE + ".sql"), "sql");
        String whole = Files.readString(file);
        String trailer = "-- PostgreSQL database dump complete";
        Files.writeString(file, whole.replace(trailer, ""));
        notAdopted(FILE + ".sql", "it was cut off: the line '" + trailer + "' is missing");
        Files.writeString(file, whole.substring(0, whole.indexOf("\n", whole.indexOf("COPY ") + 100_000)));
        notAdopted(FILE + ".sql", "it was cut off");
        Files.writeString(file, "SELECT 1;\n");
        notAdopted(FILE + ".sql", "it is no dump");
    }

    @Test
    void bytesBehindTheEndOfACompressedOrEncryptedDumpAreFound() throws Exception {
        for (String steps : List.of("dump.symmetric", "sql.gz")) {
            Path file = guide.make(bench.backups().resolve(FILE + ".dump"), steps);
            Files.writeString(file, "something else", java.nio.file.StandardOpenOption.APPEND);
            notAdopted(FILE + ".dump", "");
        }
    }

    @Test
    void theDumpOfAnotherDatabaseIsAdoptedAsSuchAndNotRestored(TestStack test) throws Exception {
        try (Bench other = new Bench(test, "spoilt otherwise")) {
            Path dump = bench.backups().resolve(FILE + ".dump");
            bench.guide(dump, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", other.name.value());
            assertThat(bench.adopt(FILE + ".dump").source().database()).isEqualTo("spoilt otherwise");
        }
        assertThat(bench.verify().notes().verifiedAt()).isNotNull();
        refused("is of database 'spoilt otherwise', and this stack has 'spoilt'");
    }

    @Test
    void aManifestThatAnEditorChangedIsNotBelieved() throws Exception {
        bench.backUp(Method.PLAIN, null, Sealing.NONE);
        Path manifest = bench.file(".json");
        String whole = Files.readString(manifest);
        bench.edit(json -> ((ObjectNode) json.path("data")).put("size", 12));
        unusable("bytes instead of 12");
        for (String path : List.of("../../etc/passwd", "/etc/passwd", "..", "")) {
            Files.writeString(manifest, whole);
            bench.edit(json -> ((ObjectNode) json.path("data")).put("file", path));
            unusable("'" + path + "' is missing");
        }
        Files.writeString(manifest, whole);
        bench.edit(json -> ((ObjectNode) json.path("data")).put("contentSha256", "00".repeat(32)));
        unusable("is not what its manifest says");
        Files.writeString(manifest, whole);
        bench.edit(json -> json.put("entries", 999));
        unusable("entries instead of 999");
        bench.edit(json -> json.remove("source"));
        assertThat(bench.catalog().contents().broken())
                .extracting(Broken::file)
                .containsExactly(String.valueOf(manifest.getFileName()));
    }

    @Test
    void aLinkInThePlaceOfTheFileIsNotFollowed() throws Exception {
        Manifest made = bench.backUp();
        Path file = bench.file(".dump");
        Path moved = Files.move(file, folder.resolve("moved"));
        Files.createSymbolicLink(file, moved);
        assertThat(bench.latest().present()).isFalse();
        unusable("'" + made.data().file() + "' is missing, or no file of its own");
        assertThatThrownBy(() -> bench.importer().fetch(file, null, true))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    private static void notAdopted(String file, String words) throws IOException {
        Set<String> files = new HashSet<>(bench.files());
        assertThatThrownBy(() -> bench.adopt(file))
                .as(new String(Files.readAllBytes(bench.backups().resolve(file)), StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElse("empty"))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
                    assertThat(e.what())
                            .startsWith("'" + file + "' is not imported: ")
                            .contains(words)
                            .doesNotContain("\n");
                });
        assertThat(bench.files()).containsExactlyInAnyOrderElementsOf(files);
    }

    private static void unusable(String what) {
        unverified(what);
        refused(what);
    }

    private static void unverified(String what) {
        assertThatThrownBy(bench::verify)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining(what);
    }

    private static void refused(String what) {
        assertThatThrownBy(() -> bench.restore().run(bench.latest()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(what);
    }
}
