package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Compression;
import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.ProjectName;
import drsh.docker.VolumeName;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.Passphrase;
import drsh.openpgp.PublicKeys;
import drsh.openpgp.SecretKeys;
import drsh.postgres.DatabaseName;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.practice.PracticeImages;
import drsh.practice.PracticeStack;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import drsh.stack.HealthCheck;
import drsh.stack.Stack;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the card to the letter on a stack of its own that has lost its volume, with a shell, docker, gpg, zstd and the
 * core utilities, and without drsh. Its folders have names that need quoting.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryCardIntegrationTests {

    private static final String PASSPHRASE = "correct horse 電池 staple";
    private static final FactsLimits LIMITS = new FactsLimits(10_000_000, 1L << 28);
    private static final List<String> TOOLS = List.of(
            "docker",
            "gpg",
            "zstd",
            "bash",
            "cat",
            "cut",
            "date",
            "gunzip",
            "gzip",
            "head",
            "mktemp",
            "rm",
            "sha256sum",
            "sleep",
            "tail");
    private static final int SIZE = 12;

    private final Clock clock = Clock.systemUTC();

    private Path folder;
    private Path gpgHome;
    private PracticeStack practice;
    private Stack stack;
    private Catalog catalog;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        gpgHome = gpgHome();
        Path files = Path.of("src/practice").toAbsolutePath();
        Path home = Files.createDirectory(folder.resolve("it's a \"stack\" of $HOME"));
        ProjectName project =
                new ProjectName("drsh-it-" + UUID.randomUUID().toString().substring(0, 8));
        practice = new PracticeStack(files, home, project, Reporter.SILENT);
        practice.start(PracticeImages.ensure(files, Reporter.SILENT), new PracticeStack.Options(SIZE, 0, false));
        stack = new Stack(PracticeStack.settings(home));
        catalog = new Catalog(new DirectoryStorage(home.resolve("backups")));
        stack.server()
                .execute(
                        new DatabaseName("postgres"),
                        "CREATE ROLE \"it's a reader\" LOGIN PASSWORD 'secret'",
                        "GRANT CONNECT ON DATABASE reflectus TO \"it's a reader\"",
                        "ALTER DATABASE reflectus SET search_path = \"odd\n```\none\", public",
                        "ALTER ROLE \"it's a reader\" IN DATABASE reflectus SET work_mem = '7MB'");
    }

    @AfterAll
    void remove() throws IOException {
        run("gpgconf", "--kill", "all");
        loseTheVolume();
        stack.close();
        practice.stop();
        for (Path directory : List.of(gpgHome, folder.resolve("bin"))) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Test
    void aDumpInTheCustomFormat() {
        recover(backUp(Method.CUSTOM, null, Sealing.NONE));
    }

    @Test
    void aDumpInTheCustomFormatThatIsEncryptedToAPassphrase() {
        Sealing sealing = new Sealing.ToPassphrase(Passphrase.of(PASSPHRASE.toCharArray()));
        recover(backUp(Method.CUSTOM, Compression.parse("none"), sealing));
    }

    @Test
    void aPlainDumpThatIsCompressedByZstdAndEncryptedToAPublicKey() {
        PublicKeys keys = PublicKeys.read(List.of(gpgHome.resolve("public.asc")), clock.instant());
        recover(backUp(Method.PLAIN, Compression.parse("zstd"), new Sealing.ToRecipients(keys)));
    }

    @Test
    void anImportedDumpWhoseNameNeedsQuoting() throws IOException {
        Manifest made = backUp(Method.CUSTOM, null, Sealing.NONE);
        String name = "it's \"mine\" \\ $(false)\nold `one`.dump";
        Path backups = Path.of(catalog.storage().where());
        Files.copy(backups.resolve(made.data().file()), backups.resolve(name));
        Keys keys = new Keys(new DecryptionKeys(Optional::empty, SecretKeys.none()));
        Manifest imported = new BackupImport(stack, catalog, keys, clock, Reporter.SILENT)
                .adopt(name, null, true)
                .manifest();
        stack.server().execute(stack.database(), "DROP SCHEMA reports CASCADE", "DELETE FROM \"_prisma_migrations\"");
        follow(imported);
        assertFacts(made);
    }

    @Test
    void anArchiveOfTheVolumeWhereThereIsNone() {
        recover(backUp(Method.VOLUME, null, Sealing.NONE));
        assertThat(kept()).isEmpty();
    }

    @Test
    void anEncryptedArchiveOfTheVolumeOverOneThatIsThereAndKept() {
        Sealing sealing = new Sealing.ToPassphrase(Passphrase.of(PASSPHRASE.toCharArray()));
        Manifest manifest = backUp(Method.VOLUME, Compression.parse("gzip"), sealing);
        stack.server().execute(stack.database(), "DROP SCHEMA reports CASCADE");
        try {
            follow(manifest);
            assertEqual(manifest);
            assertThat(kept()).hasSize(1);
        } finally {
            kept().forEach(volume -> run("docker", "volume", "rm", volume));
        }
    }

    private Manifest backUp(Method method, @Nullable Compression compression, Sealing sealing) {
        return new BackupMaker(stack, catalog, LIMITS, Requests.SUSPICION, clock, Reporter.SILENT)
                .create(new BackupMaker.Request(method, compression, sealing, null));
    }

    /** From nothing but the folder of backups to a healthy stack with what was backed up. */
    private void recover(Manifest manifest) {
        loseTheVolume();
        follow(manifest);
        assertEqual(manifest);
    }

    private void assertEqual(Manifest manifest) {
        assertFacts(manifest);
        assertThat(stack.server().properties(stack.database())).isEqualTo(manifest.properties());
    }

    private void assertFacts(Manifest manifest) {
        assertThat(FactsComparison.differences(
                        manifest.knownFacts(), FactsReader.read(stack.server(), stack.database(), LIMITS)))
                .isEmpty();
    }

    private String volume() {
        return stack.name() + "_postgres_data";
    }

    private List<String> kept() {
        return run("docker", "volume", "ls", "-q", "--filter", "name=" + volume() + "_before_")
                .lines()
                .toList();
    }

    private void follow(Manifest manifest) {
        Place place = catalog.places().get(0);
        RecoveryCard.refresh(catalog, place, CardStack.of(stack), Reporter.SILENT);
        ProcessResult result = paste(CardLines.script(card(), "Restore " + manifest.id() + ":"));
        assertThat(result.exitCode())
                .as("%s%n%s", result.stdout(), result.stderr())
                .isZero();
        assertThat(new HealthCheck(stack, Reporter.SILENT).await().answer().successful())
                .isTrue();
        assertThat(practice.users()).isPositive();
        assertThat(leftInContainer()).isEmpty();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    private String card() {
        try {
            return Files.readString(Path.of(catalog.storage().where()).resolve(RecoveryCard.FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void loseTheVolume() {
        stack.compose().run(new ComposeCommand.Down());
        for (VolumeName volume : stack.engine().volumes().of(stack.name())) {
            stack.engine().deleteVolume(volume);
        }
    }

    private String leftInContainer() {
        return stack.server()
                .engine()
                .exec(
                        stack.server().containerId(),
                        drsh.docker.Exec.of("sh", "-c", "ls -d /tmp/recovery* 2>/dev/null || true"))
                .stdout();
    }

    /** A shell that knows nothing but what the card asks for; gpg gets its passphrase from a file, as from a person. */
    private ProcessResult paste(String script) {
        try {
            Path bin = Files.createDirectories(folder.resolve("bin"));
            for (String tool : TOOLS) {
                if (!Files.exists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), installed(tool));
                }
            }
            Path tmp = Files.createDirectories(folder.resolve("tmp"));
            Path file = Files.writeString(folder.resolve("script"), script);
            Map<String, String> environment = Map.of(
                    "PATH", bin.toString(), "GNUPGHOME", gpgHome.toString(), "TMPDIR", tmp.toString(), "LC_ALL", "C");
            List<String> command = List.of(bin.resolve("bash").toString(), "-euo", "pipefail", file.toString());
            return new ChildProcess(command, folder, environment, Duration.ofMinutes(5)).run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path installed(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool + " is not installed"));
    }

    /** Not in the test's folder: the path of an agent's socket may have 108 bytes at most. */
    private Path gpgHome() throws IOException {
        gpgHome = Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passphrase = Files.writeString(gpgHome.resolve("passphrase"), PASSPHRASE);
        Files.write(
                gpgHome.resolve("gpg.conf"),
                List.of("batch", "pinentry-mode loopback", "passphrase-file " + passphrase, "trust-model always"));
        run("gpg", "--quick-generate-key", "Recovery Test", "default", "default", "never");
        run("gpg", "--armor", "--output", gpgHome.resolve("public.asc").toString(), "--export", "Recovery Test");
        return gpgHome;
    }

    private String run(String... command) {
        ProcessResult result = new ChildProcess(
                        List.of(command), gpgHome, Map.of("GNUPGHOME", gpgHome.toString()), Duration.ofMinutes(1))
                .run();
        assertThat(result.exitCode()).as("%s", result.stderr()).isZero();
        return result.stdout();
    }
}
