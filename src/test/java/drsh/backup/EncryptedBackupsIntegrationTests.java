package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Compression;
import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.openpgp.Gpg;
import drsh.openpgp.Passphrase;
import drsh.openpgp.PublicKeys;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups of both kinds of dump, each way compressed and encrypted, read back by drsh and by hand with stock tools. */
@ExtendWith(TestStack.Provided.class)
class EncryptedBackupsIntegrationTests {

    @TempDir
    static Path folder;

    private static Bench bench;
    private static Gpg gpg;
    private static Facts before;

    @BeforeAll
    static void start(TestStack test) throws Exception {
        bench = new Bench(test, "sealed");
        GuideDumps.fill(bench);
        before = bench.facts();
        gpg = new Gpg(folder);
        gpg.generate("ops", Gpg.Kind.ECC, "%no-protection");
    }

    @AfterAll
    static void stop() throws Exception {
        gpg.close();
        bench.close();
    }

    @BeforeEach
    void keys() {
        bench.keys = GuideDumps.keys(folder);
    }

    @AfterEach
    void empty() throws IOException {
        bench.beside().forEach(kept -> bench.server.drop(new DatabaseName(kept)));
        for (String file : bench.files()) {
            Files.delete(bench.backups().resolve(file));
        }
    }

    private static Sealing sealing(String to) {
        return switch (to) {
            case "passphrase" -> new Sealing.ToPassphrase(Passphrase.of(Gpg.PASSPHRASE.toCharArray()));
            case "public-key" ->
                new Sealing.ToRecipients(PublicKeys.read(List.of(folder.resolve("ops.asc")), Instant.now()));
            default -> Sealing.NONE;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOM, gzip:1, none, .dump",
        "CUSTOM, gzip:1, passphrase, .dump.gpg",
        "CUSTOM, none, public-key, .dump.gpg",
        "CUSTOM, none, none, .dump",
        "PLAIN, zstd, none, .sql.zst",
        "PLAIN, zstd, passphrase, .sql.zst.gpg",
        "PLAIN, zstd, public-key, .sql.zst.gpg",
        "PLAIN, gzip, none, .sql.gz",
        "PLAIN, gzip, passphrase, .sql.gz.gpg",
        "PLAIN, none, public-key, .sql.gpg",
        "PLAIN, none, none, .sql"
    })
    void whatIsRestoredByDrshAndByHandEqualsWhatWasBackedUp(Method method, String compression, String to, String ending)
            throws Exception {
        Manifest made = bench.backUp(method, Compression.parse(compression), sealing(to));
        assertThat(made.data().file()).isEqualTo(made.id().fileStem() + ending);
        assertThat(made.encryption().kind()).hasToString(to);
        assertThat(bench.verifier().verify(bench.latest().copies().get(0)).contentRead())
                .isTrue();

        if (made.encryption().any()) {
            byHand(made, ending);
        }
        bench.sql("DELETE FROM \"User\" WHERE id > 7", "DROP VIEW latest");
        assertThat(bench.restore().run(bench.latest()).compared()).isTrue();

        assertThat(FactsComparison.differences(before, bench.facts())).isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
    }

    /** As the last resort: gpg, zstd and gzip of this machine, and the server's own tools. */
    private static void byHand(Manifest made, String ending) throws Exception {
        Path file = Files.copy(
                bench.backups().resolve(made.data().file()),
                Files.createTempFile(folder, "by-hand", ""),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        if (ending.endsWith(".gpg")) {
            Files.write(file, gpg.run(file, "--decrypt"));
        }
        if (ending.contains(".zst")) {
            file = unpacked(file, "zstd", "-dcq");
        } else if (ending.contains(".gz")) {
            file = unpacked(file, "gzip", "-dc");
        }
        DatabaseName byHand = new DatabaseName("sealed_by_hand");
        bench.sqlAsMaintenance("CREATE DATABASE " + byHand.identifier());
        String container = bench.server.containerId();
        List<String> tool = made.method() == Method.CUSTOM
                ? List.of("pg_restore", "-e", "-U", "postgres", "-d", byHand.value())
                : List.of("psql", "-XqU", "postgres", "-v", "ON_ERROR_STOP=1", "-1", "-d", byHand.value());
        List<String> command = new ArrayList<>(List.of("docker", "exec", "-i", container));
        command.addAll(tool);
        Process restore = new ProcessBuilder(command)
                .redirectInput(file.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertThat(restore.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        Facts found = FactsReader.read(bench.server, byHand, Bench.LIMITS);
        bench.server.drop(byHand);
        assertThat(FactsComparison.differences(before, found)).isEmpty();
    }

    private static Path unpacked(Path file, String... command) throws Exception {
        Path unpacked = Files.createTempFile(folder, "unpacked", "");
        int code = new ProcessBuilder(command)
                .redirectInput(file.toFile())
                .redirectOutput(unpacked.toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        return unpacked;
    }

    @Test
    void aHostWithNothingButThePublicKeyMakesCopiesAndVerifiesBackupsAndRestoresNone() throws Exception {
        bench.keys = Requests.noKeys();
        Manifest made = bench.backUp(Method.CUSTOM, null, sealing("public-key"));
        String key = made.encryption().recipients().get(0);
        assertThat(bench.latest().good()).isTrue();

        BackupVerifier.Verified verified =
                bench.verifier().verify(bench.latest().copies().get(0));
        assertThat(verified.contentRead()).isFalse();
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Place external = new Place("external", DirectoryStorage.existing(drive));
        assertThat(new BackupCopy(bench).run(bench.latest(), external)).isTrue();
        assertThat(bench.verifier()
                        .verify(new Catalog(external.storage())
                                .find("latest")
                                .copies()
                                .get(0))
                        .contentRead())
                .isFalse();
        for (var attempt : List.<Runnable>of(
                () -> bench.restore().preflight(bench.latest()),
                () -> bench.restore().run(bench.latest()))) {
            assertThatThrownBy(attempt::run).isInstanceOfSatisfying(DrshException.class, e -> {
                assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(e.what()).contains("is encrypted to " + key, "nothing was changed");
                assertThat(e.next()).contains("encryption.secret-keys");
            });
        }
        assertThat(bench.beside()).isEmpty();
    }

    @Test
    void aFlippedBitIsFoundWithoutAnyKey() throws Exception {
        bench.keys = Requests.noKeys();
        Manifest made = bench.backUp(Method.PLAIN, null, sealing("public-key"));
        Path file = bench.backups().resolve(made.data().file());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(bench::verify)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining("the SHA-256 of '" + made.data().file() + "' is not the one in the manifest");
    }

    @Test
    void anotherPassphraseAndAnotherKeyOpenNothingAndChangeNothing() throws Exception {
        gpg.generate("stranger", Gpg.Kind.ECC, "%no-protection");
        Keys wrong = new Keys(new drsh.openpgp.DecryptionKeys(
                () -> Optional.of(Passphrase.of("wrong".toCharArray())),
                drsh.openpgp.SecretKeys.read(List.of(folder.resolve("stranger.secret")))));
        for (String to : List.of("passphrase", "public-key")) {
            bench.keys = GuideDumps.keys(folder);
            Manifest made = bench.backUp(Method.CUSTOM, null, sealing(to));
            bench.keys = wrong;
            String what = to.equals("passphrase")
                    ? "the passphrase does not open it"
                    : "is encrypted to " + made.encryption().recipients().get(0);
            assertThatThrownBy(() -> bench.restore().run(bench.latest()))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                    .hasMessageContaining(what)
                    .hasMessageContaining("nothing was changed");
            Files.delete(bench.file(".json"));
            assertThatThrownBy(() -> bench.adopt(made.data().file()))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                    .hasMessageContaining("'" + made.data().file() + "' is not imported: ");
        }
        assertThat(bench.beside()).isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
    }

    @Test
    void nothingOfAnEncryptedBackupIsEverOnDiskInPlain() throws Exception {
        bench.sql("CREATE TABLE secrets AS SELECT 'PLAINTEXT OF A SECRET' AS text FROM generate_series(1, 60000)");
        try {
            List<String> seen = new ArrayList<>();
            bench.onProgress = () -> seen.addAll(plain());
            for (Method method : List.of(Method.CUSTOM, Method.PLAIN)) {
                bench.backUp(method, Compression.NONE, sealing("passphrase"));
                assertThat(bench.verify().notes().verifiedAt()).isNotNull();
                seen.addAll(plain());
            }
            assertThat(seen).isEmpty();
            assertThat(bench.inContainer("ls -A /tmp").stdout()).isEmpty();
        } finally {
            bench.onProgress = () -> {};
            bench.sql("DROP TABLE secrets");
        }
    }

    /** The files of the backup directory, finished or not, that hold something readable. */
    private static List<String> plain() {
        List<String> plain = new ArrayList<>();
        try {
            for (String name : bench.files()) {
                String bytes =
                        Files.readString(bench.backups().resolve(name), java.nio.charset.StandardCharsets.ISO_8859_1);
                if (!name.endsWith(".json")
                        && (bytes.contains("PLAINTEXT OF A SECRET") || bytes.contains("CREATE ROLE"))) {
                    plain.add(name);
                }
            }
        } catch (java.nio.file.NoSuchFileException e) {
            return plain;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return plain;
    }
}
