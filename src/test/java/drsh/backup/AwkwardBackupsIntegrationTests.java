package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.openpgp.Gpg;
import drsh.practice.TestStack;
import drsh.process.ChildProcess;
import drsh.restore.Bench;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What may come between an operator and a backup. */
@ExtendWith(TestStack.Provided.class)
class AwkwardBackupsIntegrationTests {

    private static final String SEVENTEEN = """
            export PATH=/usr/lib/postgresql/17/bin:$PATH
            initdb -D /tmp/data && pg_ctl -D /tmp/data -o '-k /tmp -h ""' -w start && export PGHOST=/tmp || exit 1
            psql -Xqd postgres -c 'CREATE DATABASE awkward'
            psql -Xqd awkward -c 'CREATE TABLE t AS SELECT 1 AS one'
            """;

    @TempDir
    Path folder = Path.of("");

    private Bench bench;

    @BeforeEach
    void start(TestStack test) throws IOException {
        bench = new Bench(test, "awkward");
        Files.createDirectory(bench.backups());
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(bench.leftInContainer()).isEmpty();
        bench.close();
    }

    private void clock(String time) {
        bench.clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    @Test
    void twoBackupsOfTheSameSecondAreTwoBackups() {
        clock("2026-01-11T02:00:00Z");
        assertThat(bench.backUp().id()).hasToString("20260111-020000");
        bench.sql("INSERT INTO original VALUES (11, 'later')");
        assertThat(bench.backUp().id()).hasToString("20260111-020000-2");
        assertThat(bench.latest().id()).hasToString("20260111-020000-2");
        assertThat(bench.catalog()
                        .find("20260111-020000")
                        .manifest()
                        .knownFacts()
                        .rows())
                .isEqualTo(10);
        for (Backup backup : bench.catalog().contents().backups()) {
            assertThat(bench.verifier().verify(backup.copies().get(0)).contentRead())
                    .isTrue();
        }
    }

    @Test
    void twoImportsWithTheSameTimeInTheirNamesAreTwoBackups() throws Exception {
        GuideDumps guide = new GuideDumps(bench, folder, new Gpg(folder));
        guide.make(bench.backups().resolve("backup_20260111_020000.dump"), "dump");
        guide.make(bench.backups().resolve("backup_20260111_020000.sql.gz"), "sql.gz");
        Manifest one = bench.adopt("backup_20260111_020000.dump");
        Manifest other = bench.adopt("backup_20260111_020000.sql.gz");
        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(bench.catalog().contents().backups()).hasSize(2);
        assertThat(bench.restore().run(bench.latest()).facts().rows()).isEqualTo(10);
    }

    @Test
    void aClockThatWasSetBackIsNoticed() {
        clock("2026-03-01T02:00:00Z");
        Manifest first = bench.backUp();
        clock("2026-02-01T02:00:00Z");
        Manifest second = bench.backUp();
        assertThat(bench.said)
                .anyMatch(line -> line.contains("backup " + first.id() + " is of a later time: look at the clock"));
        assertThat(bench.catalog().contents().backups())
                .extracting(Backup::id)
                .containsExactly(first.id(), second.id());
    }

    @Test
    void aDatabaseThatDisappearsDuringTheDumpLeavesNothing() throws Exception {
        bench.sql(Bench.WIDE);
        Thread dropper = new Thread(() -> {
            bench.sqlAsMaintenance("DROP DATABASE awkward WITH (FORCE)");
            bench.signalDump("CONT");
        });
        bench.onProgress = () -> {
            bench.onProgress = () -> {};
            bench.signalDump("STOP");
            dropper.start();
        };
        assertThatThrownBy(bench::backUp).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.what())
                    .startsWith("The dump failed and nothing was kept")
                    .doesNotContain("\n");
        });
        dropper.join();
        assertThat(bench.files()).isEmpty();
        assertThatThrownBy(bench::backUp).hasMessageContaining("has no database 'awkward'");
        assertThat(bench.stack.<String>locked("next", () -> "free")).isEqualTo("free");
    }

    @Test
    void aCompressionThatThisServerLacksIsRefusedWithWhatToDo() throws IOException {
        assertThatThrownBy(() -> bench.backUp(Method.CUSTOM, Compression.parse("zstd:1"), Sealing.NONE))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(e.what()).isEqualTo("pg_dump of PostgreSQL 15 cannot compress with zstd:1");
                    assertThat(e.next()).contains("--method plain");
                });
        assertThat(bench.files()).isEmpty();
    }

    @Test
    void aShrunkenDatabaseIsSuspectUntilSomebodyAcceptsIt() {
        Manifest good = bench.backUp();
        bench.sql("DELETE FROM original WHERE n > 4");
        Manifest shrunken = bench.backUp();
        assertThat(shrunken.notes().suspect()).isEqualTo("it holds 4 rows, and backup " + good.id() + " holds 10");
        bench.sql("DELETE FROM original");
        Manifest empty = bench.backUp();
        assertThat(empty.notes().suspect()).isEqualTo("it holds no row in 1 tables");
        assertThat(bench.verify().notes().suspect()).isNotNull();
        assertThat(bench.catalog().find("latest-verified").id()).isEqualTo(good.id());
        BackupChanges.accept(bench.latest());
        assertThat(bench.catalog().find("latest-verified").id()).isEqualTo(empty.id());
    }

    @Test
    void anotherFileSystemIsAsGood() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory));
        Path directory = Files.createTempDirectory(memory, "drsh it");
        try {
            Catalog there = new Catalog(new DirectoryStorage(directory.resolve("backups")));
            BackupMaker maker =
                    new BackupMaker(bench.stack, there, Bench.LIMITS, Requests.SUSPICION, bench.clock, bench);
            maker.create(Requests.usual());
            bench.sql("DELETE FROM original");
            bench.restore().run(there.find("latest-verified"));
            assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
            BackupChanges.delete(there.find("latest").copies().get(0));
            Files.delete(directory.resolve("backups"));
        } finally {
            Files.delete(directory);
        }
    }

    @Test
    void aDiskWithoutRoomIsRefusedBeforeTheDump() {
        Catalog full = new Catalog(new DirectoryStorage(Path.of("/proc/backups")));
        BackupMaker maker = new BackupMaker(bench.stack, full, Bench.LIMITS, Requests.SUSPICION, bench.clock, bench);
        assertThatThrownBy(() -> maker.create(Requests.usual())).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what()).startsWith("/proc/backups has 0 B free, and the backup may need ");
            assertThat(e.next()).contains("backups.directory");
        });
        assertThat(bench.said).isEmpty();
    }

    @Test
    void aDumpOfANewerServerIsRefusedWithTheReason() throws Exception {
        Path custom = bench.backups().resolve("backup_20260111_020000.dump");
        seventeen(custom, "-Fc");
        assertThatThrownBy(() -> bench.adopt("backup_20260111_020000.dump"))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(e.what()).contains("made by newer tools", "unsupported version");
                    assertThat(e.next()).contains("or newer");
                });
        assertThat(bench.files()).containsExactly("backup_20260111_020000.dump");

        seventeen(bench.backups().resolve("backup_20260112_020000.sql"), "-Fp");
        assertThat(bench.adopt("backup_20260112_020000.sql").source().major()).isEqualTo(17);
        assertThatThrownBy(() -> bench.restore().run(bench.latest()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("was made by PostgreSQL 17, and this server is 15");
    }

    private void seventeen(Path output, String format) throws Exception {
        Path files = Path.of("src/practice").toAbsolutePath();
        String image = new ChildProcess(
                        List.of("bash", files.resolve("setup").toString(), "--tests"),
                        files,
                        Map.of(),
                        Duration.ofMinutes(30))
                .run()
                .stdout()
                .lines()
                .filter(line -> line.startsWith("POSTGRES_17_IMAGE="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        Path log = folder.resolve("log");
        Process run = new ProcessBuilder(
                        "docker",
                        "run",
                        "--rm",
                        "--network=none",
                        "--user=postgres",
                        "--entrypoint=sh",
                        image,
                        "-c",
                        "{ " + SEVENTEEN + "} >&2; pg_dump " + format + " -d awkward")
                .redirectOutput(output.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(run.waitFor()).as(Files.readString(log)).isZero();
    }
}
