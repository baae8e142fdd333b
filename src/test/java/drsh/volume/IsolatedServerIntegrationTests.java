package drsh.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import drsh.docker.ProjectName;
import drsh.docker.ServerContainer;
import drsh.docker.VolumeAccess;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.practice.TestStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolatedServerIntegrationTests {

    private static final String TARGET = "/var/lib/postgresql/data";
    private static final DatabaseName SHOP = new DatabaseName("shop");

    private final ProjectName project =
            new ProjectName("drsh-it-" + UUID.randomUUID().toString().substring(0, 8));
    private Engine engine;
    private DatabaseService service;
    private byte[] stopped;
    private byte[] killed;

    /** Two archives of a small server: one after it was stopped, one after it was killed. */
    @BeforeAll
    void archives(TestStack test) throws IOException {
        engine = test.stack().engine();
        DatabaseService live = test.stack().databaseService();
        VolumeName volume = new VolumeName("drsh-it-" + UUID.randomUUID());
        service = new DatabaseService(
                project,
                live.image(),
                volume,
                TARGET,
                "",
                Map.of("POSTGRES_PASSWORD_FILE", "/run/secrets/none", "POSTGRES_USER", "owner"),
                List.of("postgres", "-c", "max_connections=17"),
                "owner");
        engine.volumes().create(volume, Volumes.ownLabels(project));
        try {
            stopped = archive(volume, "INT");
            killed = archive(volume, "KILL");
        } finally {
            engine.volumes().removeOwn(volume);
        }
    }

    private byte[] archive(VolumeName volume, String signal) throws IOException {
        ServerContainer.Plan plan = new ServerContainer.Plan(
                service.image(),
                volume,
                TARGET,
                Map.of("POSTGRES_PASSWORD", "secret", "POSTGRES_USER", "owner", "POSTGRES_DB", "shop"),
                List.of("postgres"));
        try (ServerContainer container = engine.server(project, plan)) {
            container.start();
            PostgresServer server = new PostgresServer(engine, container.id(), "owner");
            server.awaitReady(Duration.ofMinutes(2));
            server.execute(
                    SHOP,
                    "CREATE TABLE IF NOT EXISTS goods AS SELECT n FROM generate_series(1, 1000) n",
                    "ALTER SYSTEM SET archive_mode = on",
                    "ALTER SYSTEM SET ssl = off");
            if (signal.equals("INT")) {
                engine.exec(container.id(), Exec.of("sh", "-c", "kill -INT 1"));
                while (container.running()) {
                    Thread.onSpinWait();
                }
            }
        }
        try (VolumeAccess access = engine.volumes().toRead(project, service.image(), volume);
                InputStream tar = access.read()) {
            return tar.readAllBytes();
        }
    }

    @BeforeEach
    @AfterEach
    void nothingIsLeft() {
        assertThat(engine.volumes().beside(project)).isEmpty();
    }

    @Test
    void theServerHoldsWhatTheVolumeHeldAndNobodyReachesIt() throws IOException {
        try (IsolatedServer isolated = start(stopped, service)) {
            assertHoldsTheGoods(isolated);
            String id = isolated.server().containerId();
            assertThat(engine.exec(id, Exec.of("ls", "/sys/class/net")).stdout())
                    .isEqualTo("lo\n");
            assertThat(engine.containerLabels(id)).containsEntry("drsh.tools", project.value());
            assertThat(isolated.server()
                            .execute(SHOP, "SHOW archive_mode", "SHOW max_connections", "SHOW data_directory"))
                    .isEqualTo("off\n17\n" + TARGET + "\n");
            ExecResult login =
                    engine.exec(id, Exec.of("psql", "-w", "-h", "127.0.0.1", "-U", "owner", "-d", "shop", "-c", ""));
            assertThat(login.stderr()).isEmpty();
            assertThat(login.exitCode()).isZero();
        }
    }

    @Test
    void aServerThatWasKilledRecovers() throws IOException {
        assertThat(VolumeArchive.inspect(new ByteArrayInputStream(stopped)).cleanlyStopped())
                .isTrue();
        assertThat(VolumeArchive.inspect(new ByteArrayInputStream(killed)).cleanlyStopped())
                .isFalse();
        try (IsolatedServer isolated = start(killed, service)) {
            assertHoldsTheGoods(isolated);
        }
    }

    @Test
    void theLayoutOfLaterImagesStartsToo() throws IOException {
        DatabaseService later = new DatabaseService(
                project,
                service.image(),
                service.volume(),
                "/var/lib/postgresql",
                "18/docker",
                service.environment(),
                List.of(),
                "owner");
        try (IsolatedServer isolated = start(deeper(stopped), later)) {
            assertHoldsTheGoods(isolated);
            assertThat(isolated.server().execute(SHOP, "SHOW data_directory"))
                    .isEqualTo("/var/lib/postgresql/18/docker\n");
        }
    }

    @Test
    void dataThatNoServerStartsFromIsNamedWithTheServersLastWords() throws IOException {
        String major = String.valueOf(
                VolumeArchive.inspect(new ByteArrayInputStream(stopped)).majorVersion());
        byte[] hollow = new Archives().cluster("data", major, 1).bytes();
        assertThatThrownBy(() -> start(hollow, service))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining("postgresql.conf");
    }

    @Test
    void anArchiveOfAnotherMajorVersionIsRefusedWithBothNumbers() throws IOException {
        byte[] old = new Archives().cluster("data", "9.6", 1).bytes();
        assertThatThrownBy(() -> start(old, service))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageMatching("The archive is of PostgreSQL 9, and the image .* is of PostgreSQL \\d\\d");
    }

    @Test
    void anEngineWithoutRoomIsToldBeforeAnythingIsMade() throws IOException {
        VolumeArchive real = VolumeArchive.inspect(new ByteArrayInputStream(stopped));
        VolumeArchive huge = new VolumeArchive(
                "data", "data", real.majorVersion(), 1, 1L << 60, real.uid(), real.gid(), real.mode(), true);
        assertThatThrownBy(() -> IsolatedServer.start(engine, service, huge, InputStream.nullInputStream()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("1.0 EiB");
    }

    @Test
    void anArchiveThatIsCutOnItsWayLeavesNothing() throws IOException {
        VolumeArchive archive = VolumeArchive.inspect(new ByteArrayInputStream(stopped));
        assertThatThrownBy(() -> IsolatedServer.start(
                        engine, service, archive, new ByteArrayInputStream(stopped, 0, stopped.length / 2)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptLeavesNothing() throws IOException {
        VolumeArchive archive = VolumeArchive.inspect(new ByteArrayInputStream(stopped));
        InputStream interrupting = new ByteArrayInputStream(stopped) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (available() < stopped.length / 2) {
                    Thread.currentThread().interrupt();
                }
                return super.read(buffer, offset, length);
            }
        };
        assertThatThrownBy(() -> IsolatedServer.start(engine, service, archive, interrupting))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
    }

    private IsolatedServer start(byte[] archive, DatabaseService like) throws IOException {
        return IsolatedServer.start(
                engine,
                like,
                VolumeArchive.inspect(new ByteArrayInputStream(archive)),
                new ByteArrayInputStream(archive));
    }

    private static void assertHoldsTheGoods(IsolatedServer isolated) {
        assertThat(isolated.server().execute(SHOP, "SELECT count(*), sum(n) FROM goods"))
                .isEqualTo("1000|500500\n");
    }

    /** The same files where later images keep them. */
    private static byte[] deeper(byte[] archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveInputStream from = new TarArchiveInputStream(new ByteArrayInputStream(archive));
                TarArchiveOutputStream to = new TarArchiveOutputStream(out)) {
            for (String above : List.of("data/", "data/18/")) {
                to.putArchiveEntry(new TarArchiveEntry(above));
                to.closeArchiveEntry();
            }
            for (TarArchiveEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                entry.setName(entry.getName().replaceFirst("^data/", "data/18/docker/"));
                to.putArchiveEntry(entry);
                from.transferTo(to);
                to.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
