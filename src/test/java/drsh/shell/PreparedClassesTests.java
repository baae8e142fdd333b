package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maker of the archive of prepared classes, in the foreground and with a Java that only pretends. */
class PreparedClassesTests {

    private static final int NOBODY = 65534;

    @TempDir
    Path directory = Path.of("");

    private Path cache = Path.of("");
    private Path archive = Path.of("");
    private Path jar = Path.of("");
    private FakeJava java = new FakeJava(Path.of(""));

    @BeforeEach
    void unpack() throws Exception {
        Path lib = Files.createDirectories(directory.resolve("dr sh/lib"));
        Files.copy(Path.of("src/main/dist/lib/prepare"), lib.resolve("prepare"));
        jar = Files.createFile(lib.resolve("drsh.jar"));
        Files.setLastModifiedTime(lib, FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        cache = directory.resolve("ca che/drsh");
        archive = cache.resolve("classes-1.jsa");
        java = FakeJava.making(directory.resolve("java"));
        Files.writeString(java.home().resolve("code"), "0");
    }

    /** Runs it with a caller that is over. */
    private int prepare() throws Exception {
        return new ProcessBuilder(List.of(
                        "sh",
                        jar.resolveSibling("prepare").toString(),
                        java.home().resolve("bin/java").toString(),
                        archive.toString(),
                        jar.toString(),
                        String.valueOf(Integer.MAX_VALUE),
                        "alone"))
                .start()
                .waitFor();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int made() throws Exception {
        return java.calls("-Xshare:dump");
    }

    @Test
    void itIsMadeOnceAndAgainWhenTheDistributionIsNewer() throws Exception {
        assertThat(prepare()).isZero();
        assertThat(archive).hasContent("made");
        assertThat(prepare()).isZero();
        assertThat(made()).isEqualTo(1);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofDays(400))));
        prepare();
        prepare();
        assertThat(made())
                .as("a time in the future makes it once more, not each time")
                .isEqualTo(2);
        assertThat(files()).containsExactly("classes-1.jsa", "preparing");
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainAfterADayOrWithAnotherJar() throws Exception {
        Files.writeString(java.home().resolve("code"), "1");
        prepare();
        prepare();
        assertThat(made()).isEqualTo(1);
        assertThat(files()).containsExactly("classes-1.jsa.failed", "preparing");
        Path failed = cache.resolve("classes-1.jsa.failed");
        Files.setLastModifiedTime(failed, FileTime.from(Instant.now().minus(Duration.ofHours(23))));
        prepare();
        assertThat(made()).isEqualTo(1);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        prepare();
        assertThat(made()).isEqualTo(2);
        Files.setLastModifiedTime(failed, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Files.writeString(java.home().resolve("code"), "0");
        prepare();
        assertThat(made()).isEqualTo(3);
        assertThat(files()).containsExactly("classes-1.jsa", "preparing");
    }

    @Test
    void onlyTheNewestOfEarlierBuildsStayAndHalfMadeOnesGo() throws Exception {
        Files.createDirectories(cache);
        for (String name : List.of("classes-2.jsa", "classes-3.jsa", "classes-4.jsa", "classes-5.jsa")) {
            Path old = Files.createFile(cache.resolve(name));
            Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.plusSeconds(name.charAt(8))));
        }
        Files.createFile(cache.resolve("classes-1.jsa.77.new"));
        Files.createSymbolicLink(archive, jar);
        prepare();
        assertThat(archive).hasContent("made");
        assertThat(Files.isSymbolicLink(archive)).isFalse();
        assertThat(jar).isEmptyFile();
        assertThat(files()).containsExactly("classes-1.jsa", "classes-4.jsa", "classes-5.jsa", "preparing");
    }

    @Test
    void theFolderBelongsToThisUserAlone() throws Exception {
        Files.createDirectories(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        List<Path> foreign = new ArrayList<>(List.of(Path.of("/proc/sys")));
        if ((int) Files.getAttribute(directory, "unix:uid") == 0) {
            // As sudo does, with the home of the one who called it.
            Path home = Files.createDirectory(directory.resolve("home"));
            Files.setAttribute(home, "unix:uid", NOBODY);
            foreign.add(home);
        }
        for (Path home : foreign) {
            archive = home.resolve(".cache/drsh/classes-1.jsa");
            assertThat(prepare()).isNotZero();
            assertThat(home.resolve(".cache")).doesNotExist();
        }
        assertThat(made()).isEqualTo(1);
    }
}
