package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.VolumeName;
import drsh.openpgp.Passphrase;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.practice.TestStack;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import drsh.stack.StoppedDatabase;
import drsh.volume.DatabaseService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class VolumeBackupIntegrationTests {

    private Bench bench;

    @BeforeEach
    void open(TestStack test) throws IOException {
        bench = new Bench(test, "in the volume");
    }

    @AfterEach
    void close() throws IOException {
        List<VolumeName> leftovers = bench.stack.engine().volumes().beside(bench.stack.name());
        bench.close();
        assertThat(leftovers).isEmpty();
    }

    @Test
    void aBackupOfTheVolumeIsOfOneMomentAndIsRestoredBesideTheLiveDatabase() throws IOException {
        Manifest manifest = bench.backUp(Method.VOLUME, null, Sealing.NONE);
        assertThat(manifest.data().file()).endsWith(".tar.zst");
        assertThat(manifest.knownFacts().rows()).isEqualTo(10);
        assertThat(bench.latest().good()).isTrue();
        assertThat(bench.said).anyMatch(line -> line.startsWith("the database service 'db' runs again after"));
        bench.stack.startedServer();
        bench.verify();
        bench.sql("DELETE FROM original");

        Restored restored = bench.restore().run(bench.latest());

        assertThat(restored.compared()).isTrue();
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
        assertThat(FactsComparison.differences(
                        manifest.knownFacts(), FactsReader.read(bench.server, bench.name, Bench.LIMITS)))
                .isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
        bench.undo().run(null);
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("0");
    }

    @Test
    void anEncryptedOneIsReadBackWithoutEverBeingOnDiskInPlain() throws IOException {
        Manifest manifest =
                bench.backUp(Method.VOLUME, null, new Sealing.ToPassphrase(Passphrase.of("horse".toCharArray())));
        assertThat(manifest.data().file()).endsWith(".tar.zst.gpg");
        assertThat(manifest.artifacts()).allMatch(artifact -> artifact.encrypted());
        assertThat(manifest.knownFacts().rows()).isEqualTo(10);
    }

    @Test
    void theGuidesArchiveIsListedAdoptedAndRestored() throws IOException {
        Path archive = guideArchive();
        assertThat(bench.catalog().contents().foreign())
                .singleElement()
                .satisfies(foreign -> assertThat(String.valueOf(foreign.content()))
                        .contains("TAR")
                        .contains("gzip"));
        byte[] before = Files.readAllBytes(archive);

        Manifest adopted = bench.adopt("postgres_data_20260111_020000.tar.gz");

        assertThat(adopted.id().value()).isEqualTo("20260111-020000");
        assertThat(adopted.method()).isEqualTo(Method.VOLUME);
        assertThat(adopted.source().major()).isEqualTo(15);
        assertThat(adopted.facts()).isNull();
        assertThat(Files.readAllBytes(archive)).isEqualTo(before);
        bench.verify();
        bench.sql("DELETE FROM original");
        assertThat(bench.restore().run(bench.latest()).kept()).isNotNull();
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
    }

    @Test
    void aCutArchiveIsNotAdoptedAndADamagedOneNotRestored() throws IOException {
        Path archive = guideArchive();
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> bench.adopt(archive.getFileName().toString()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
        Files.write(archive, whole);
        bench.adopt(archive.getFileName().toString());
        whole[whole.length / 2] ^= 1;
        Files.write(archive, whole);
        Backup damaged = bench.latest();
        assertThatThrownBy(() -> bench.restore().run(damaged))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("SHA-256");
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
        assertThat(bench.beside()).isEmpty();
    }

    /** As the guide makes it, with tar of the database's own image in the place of alpine's. */
    private Path guideArchive() throws IOException {
        DatabaseService service = bench.stack.databaseService();
        Files.createDirectories(bench.backups());
        return new StoppedDatabase(bench.stack, bench).during(() -> {
            docker(
                    "run",
                    "--rm",
                    "--network=none",
                    "--entrypoint=tar",
                    "-v",
                    service.volume() + ":/data",
                    "-v",
                    bench.backups() + ":/backup",
                    service.image(),
                    "czf",
                    "/backup/postgres_data_20260111_020000.tar.gz",
                    "/data");
            return bench.backups().resolve("postgres_data_20260111_020000.tar.gz");
        });
    }

    private static void docker(String... words) {
        List<String> line = new java.util.ArrayList<>(List.of("docker"));
        line.addAll(List.of(words));
        ProcessResult result = new ChildProcess(line, Path.of("/"), Map.of(), Duration.ofMinutes(5)).run();
        assertThat(result.exitCode()).as(result.stderr()).isZero();
    }
}
