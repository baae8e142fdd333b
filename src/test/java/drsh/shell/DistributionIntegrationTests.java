package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked distribution: where it may lie, what a first start prepares, and what is left when it is deleted. */
class DistributionIntegrationTests {

    /** For a machine that is busy: the maker yields to everything else. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String VERSION = "drsh 0.1.0\n";

    @TempDir
    static Path directory = Path.of("");

    private static Path folder = Path.of("");
    private static Path copy = Path.of("");
    private static FakeJava java = new FakeJava(Path.of(""));

    @BeforeAll
    static void unpack() throws Exception {
        folder = Files.createDirectories(directory.resolve("a folder é"));
        // The JVM's archives hold no class of a jar whose path has to be escaped in an address: such a copy starts
        // slower.
        copy = directory.resolve("plain");
        assertThat(command("cp", "-r", Program.HOME.toString(), copy.toString()).code())
                .isZero();
        java = FakeJava.passingOn(directory.resolve("java"));
    }

    private static Program.Ended command(String... words) throws Exception {
        return Program.end(new ProcessBuilder(words).start());
    }

    /** The copy, started by the Java that writes down its arguments, with a cache of its own. */
    private static Program copied(String cache) {
        return Program.shipped(folder)
                .launchedBy(copy.resolve("bin/drsh"))
                .with("JAVA_HOME", java.home().toString())
                .with("XDG_CACHE_HOME", directory.resolve(cache).toString());
    }

    @Test
    void theCommandsThatTheBuildHasWrittenAreThoseOfTheAnnotations() {
        Path lib = Program.HOME.resolve("lib");
        WrittenGroups written = WrittenGroups.read(lib.resolve("commands"), lib.resolve("drsh-0.1.0.jar"))
                .orElseThrow();
        try (Beans beans = new Beans(ShellWiring.class)) {
            WrittenGroups annotated = beans.get(CommandGroups.class).toWrite();
            assertThat(written.descriptions()).isEqualTo(annotated.descriptions());
            assertThat(written.commands()).containsExactlyInAnyOrderElementsOf(annotated.commands());
        }
    }

    @Test
    void theFirstStartPreparesClassesInTheBackgroundAndTheNextOnesUseThem() throws Exception {
        Path bin = Files.createSymbolicLink(directory.resolve("b in"), Path.of("plain/bin"));
        Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), bin.resolve("drsh"));
        Path link = Files.createSymbolicLink(folder.resolve("li nk"), Path.of("../" + absolute.getFileName()));
        Program program = copied("ca che").launchedBy(link);
        Path cache = directory.resolve("ca che/drsh");
        Path lock = directory.resolve("lock");

        // Two at once, with the descriptors of a lock that is held for them; nothing of them is open while the maker
        // works.
        String locked = "exec 7>'" + lock + "' 200>'" + lock + "' && flock 7 && '" + link + "' version --json & '"
                + link + "' version --json; wait";
        Path held = java.hold();
        try {
            Program.Ended first = program.shell("bash", "-c", locked);
            assertThat(first.err()).isEmpty();
            assertThat(first.out()).containsSubsequence("\"command\" : \"version\"", "\"command\" : \"version\"");
            assertThat(command("flock", "-n", lock.toString(), "true").code()).isZero();
            await().atMost(PATIENCE).until(() -> java.calls("-Xshare:dump") == 1);
            assertThat(archives(cache)).isEmpty();
        } finally {
            Files.delete(held);
        }
        await().atMost(PATIENCE).until(() -> archives(cache).size() == 1);
        assertThat(java.calls("-Xshare:dump")).isEqualTo(1);
        Path archive = archives(cache).get(0);
        await().atMost(PATIENCE).until(() -> maker(cache).code() == 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("r--------");

        Path loaded = directory.resolve("loaded");
        Program.Ended next = program.with("DRSH_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
                .run("version", "--json");
        assertThat(next.err()).isEmpty();
        assertThat(Files.readString(loaded)).contains("] drsh.Main source: shared objects file");

        // What does not fit is not used, and not talked about.
        byte[] whole = Files.readAllBytes(archive);
        for (byte[] damaged : List.of(
                Arrays.copyOf(whole, whole.length / 2), "no archive".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            replace(archive, damaged);
            assertThat(program.run("version", "--json")).isEqualTo(next);
        }
        replace(archive, whole);
        Path library = copy.resolve("lib/bcpg-jdk18on-1.86.jar");
        FileTime built = Files.getLastModifiedTime(library);
        Files.setLastModifiedTime(library, FileTime.from(Instant.EPOCH));
        assertThat(program.run("version", "--json")).isEqualTo(next);
        Files.setLastModifiedTime(library, built);
        int used = java.calls("SharedArchiveFile=" + archive + " ");
        assertThat(used).isEqualTo(5);
        assertThat(program.with("DRSH_ARCHIVE", "off").run("version", "--json")).isEqualTo(next);

        // A link to a file of this user is not one that drsh made. PreparedClassesTests has the rest: no second maker
        // here.
        Files.setPosixFilePermissions(copy.resolve("lib/prepare"), PosixFilePermissions.fromString("rw-r--r--"));
        Path elsewhere = Files.move(archive, directory.resolve("elsewhere"));
        Files.createSymbolicLink(archive, elsewhere);
        assertThat(program.run("version", "--json")).isEqualTo(next);
        assertThat(java.calls("SharedArchiveFile=" + archive + " ")).isEqualTo(used);
        assertThat(files(cache)).hasSize(2).contains(archive);
    }

    private static void replace(Path archive, byte[] content) throws IOException {
        Files.delete(archive);
        Files.write(archive, content);
    }

    /** Ends with 0 when nobody makes an archive. */
    private static Program.Ended maker(Path cache) throws Exception {
        return command("flock", "-n", cache.resolve("preparing").toString(), "true");
    }

    private static List<Path> archives(Path cache) throws IOException {
        return files(cache).stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.toList();
        }
    }

    @Test
    void whereNothingCanBeWrittenAndNoHomeIsKnownItStartsAllTheSame() throws Exception {
        // Permissions do not bind root. In /proc nobody can make a directory.
        Program nowhere = Program.shipped(Path.of("/proc"))
                .with("XDG_CACHE_HOME", "/proc/cache")
                .with("XDG_STATE_HOME", "/proc/state");
        assertThat(nowhere.run("session", "list").code()).isZero();
        String path = "PATH=" + System.getenv("PATH");
        String launcher = copy.resolve("bin/drsh").toString();
        Program.Ended bare = Program.shipped(folder)
                .shell("env", "-i", path, "XDG_CACHE_HOME=relative", launcher, "version", "--json");
        assertThat(bare.err()).isEmpty();
        assertThat(bare.code()).isZero();
        assertThat(folder.resolve("relative")).doesNotExist();
    }

    @Test
    void aLocaleThatThisMachineLacksIsNoObstacleForNamesThatAreNotAscii() throws Exception {
        assumeThat(Path.of("/usr/lib/locale/C.utf8")).exists();
        Path stack = Files.createDirectories(directory.resolve("ö"));
        Files.writeString(stack.resolve("drsh.yml"), "projekt: x\n");
        Program.Ended ended = Program.shipped(stack)
                .with("LC_ALL", "")
                .with("LC_CTYPE", "")
                .with("LANG", "xx_XX.UTF-8")
                .run("backup", "list");
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).startsWith("error: drsh.yml, line 1: unknown key projekt");
    }

    @Test
    void theVersionNeedsNoJavaAndAnythingElseSaysWhichJavaItNeeds() throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : List.of("readlink", "cksum")) {
            Files.copy(Path.of("/usr/bin", tool), tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Program program = Program.shipped(folder).with("JAVA_HOME", "").with("PATH", tools.toString());
        assertThat(program.run("--version")).isEqualTo(new Program.Ended(0, VERSION, ""));
        assertThat(program.run("version")).isEqualTo(new Program.Ended(0, VERSION, ""));
        assertThat(program.run("backup", "list"))
                .isEqualTo(new Program.Ended(
                        2,
                        "",
                        "drsh: no Java found. Install a Java runtime, version 17 or newer, or set JAVA_HOME.\n"));
        for (FakeJava old : List.of(
                FakeJava.released(directory.resolve("jdk-11"), "11.0.2"),
                FakeJava.saying(directory.resolve("jre-8"), "1.8.0_412"))) {
            Program.Ended refused =
                    program.with("JAVA_HOME", old.home().toString()).run("backup", "list");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err().lines())
                    .singleElement()
                    .asString()
                    .contains(old.home() + "/bin/java is Java 1", "version 17 or newer");
        }
        Path colon = Files.createDirectories(directory.resolve("a:b/bin"));
        Files.copy(copy.resolve("bin/drsh"), colon.resolve("drsh"), StandardCopyOption.COPY_ATTRIBUTES);
        Program.Ended refused =
                Program.shipped(folder).launchedBy(colon.resolve("drsh")).run("backup", "list");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a colon", "Move drsh").hasLineCount(1);
    }

    @Test
    void whatItWritesLiesOutsideOfItAndStaysWhenItIsDeleted() throws Exception {
        Path other = folder.resolve("dr sh");
        assertThat(command("cp", "-r", Program.HOME.toString(), other.toString())
                        .code())
                .isZero();
        Map<Path, FileTime> unpacked = times(other);
        Path stack = Files.createDirectories(directory.resolve("stack"));
        Path backup = Files.createDirectories(stack.resolve("backups")).resolve("backup_20260111_020000.sql");
        Files.writeString(backup, "-- PostgreSQL database dump\n");
        Program program = Program.shipped(stack).with("DRSH_ARCHIVE", "off");
        assertThat(program.launchedBy(other.resolve("bin/drsh"))
                        .run("runbook", "new", "our-way")
                        .code())
                .isZero();
        assertThat(program.launchedBy(other.resolve("bin/drsh"))
                        .run("backup", "list")
                        .out())
                .contains("backup_20260111_020000.sql");
        Map<Path, FileTime> written = times(stack);
        assertThat(times(other)).isEqualTo(unpacked);
        assertThat(command("rm", "-r", other.toString()).code()).isZero();
        assertThat(times(stack)).isEqualTo(written);
        assertThat(program.run("runbook", "list").out()).contains("our-way");
    }

    private static Map<Path, FileTime> times(Path folder) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
