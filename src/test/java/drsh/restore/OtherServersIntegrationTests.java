package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.VolumeName;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.process.ChildProcess;
import drsh.stack.ApplicationLogin;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A throwaway stack of another kind than the guide's: PostgreSQL 17, other names, the server's container not running as
 * root, prepared transactions allowed.
 */
class OtherServersIntegrationTests {

    private static final String COMPOSE = """
            name: %s
            services:
              store:
                image: %s
                user: postgres
                command: postgres -c max_prepared_transactions=2
                stop_grace_period: 5s
                environment:
                  POSTGRES_DB: shop$$1
                  POSTGRES_PASSWORD: ${PASSWORD}
                  PGDATA: /var/tmp/pgdata
                tmpfs: /var/run/postgresql:mode=1777
                volumes: [data:/var/tmp, unused:/var/lib/postgresql/data]
              web:
                image: %s
                depends_on: [store]
                environment:
                  DATABASE_URL: postgresql://postgres:${PASSWORD}@store/shop$$1
            volumes:
              data: {}
              unused: {}
            """;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private Stack stack;
    private PostgresServer server;

    @BeforeEach
    void start() throws IOException {
        String image = image();
        String project = "drsh-it-" + UUID.randomUUID().toString().substring(0, 8);
        Files.writeString(folder.resolve("compose.yml"), COMPOSE.formatted(project, image, image));
        password("first");
        stack = open();
        server = stack.startedServer();
        sql("CREATE TABLE original AS SELECT generate_series(1, 1000) AS n");
    }

    @AfterEach
    void remove() {
        stack.compose().run(new ComposeCommand.Down());
        for (VolumeName volume : stack.engine().volumes().of(stack.name())) {
            stack.engine().deleteVolume(volume);
        }
        stack.close();
    }

    @Test
    void postgres17IsBackedUpVerifiedWhileItIsDownAndRestored() {
        Manifest manifest = maker().create(Requests.usual());
        assertThat(manifest.source().major()).isEqualTo(17);
        assertThat(manifest.compression()).isEqualTo("zstd:1");

        stack.compose().run(new ComposeCommand.Down());
        assertThat(verifier()
                        .verify(catalog().find("latest").copies().get(0))
                        .manifest()
                        .notes()
                        .verifiedAt())
                .isNotNull();
        assertThat(stack.containers()).isEmpty();
        assertThat(toolContainers()).isEmpty();

        server = stack.startedServer();
        sql("DELETE FROM original");
        restore().run(catalog().find("latest"));
        assertThat(sql("SELECT count(*) FROM original")).isEqualTo("1000");
    }

    @Test
    void aTransactionThatIsPreparedIsNamedAndNothingIsSwapped() {
        maker().create(Requests.usual());
        sql("BEGIN; DELETE FROM original; PREPARE TRANSACTION 'held'");
        try {
            assertThatThrownBy(() -> restore().run(catalog().find("latest")))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                    .hasMessageContaining("1 prepared transactions hold 'shop$1'");
            assertThat(new KeptDatabases(server, stack.database()).leftovers()).isEmpty();
        } finally {
            sql("ROLLBACK PREPARED 'held'");
        }
    }

    @Test
    void aPasswordThatTheVolumeDoesNotHaveIsNoticedWithoutTheApplication() throws IOException {
        assertThat(new ApplicationLogin(stack).prove(server))
                .isEqualTo("the application's login works: 'postgres' in database 'shop$1'");
        password("second");
        try (Stack changed = open()) {
            assertThatThrownBy(() -> new ApplicationLogin(changed).prove(server))
                    .isInstanceOfSatisfying(DrshException.class, e -> {
                        assertThat(e.outcome()).isEqualTo(Outcome.ATTENTION);
                        assertThat(e.what()).contains("password authentication failed for user \"postgres\"");
                        assertThat(e.next()).startsWith("the volume keeps the password that it was made with");
                        assertThat(e.what() + e.next()).doesNotContain("second");
                    });
        }
    }

    private String toolContainers() {
        return new ChildProcess(
                        List.of("docker", "ps", "-aq", "--filter", "label=drsh.tools=" + stack.name()),
                        folder,
                        Map.of(),
                        Duration.ofMinutes(1))
                .run()
                .stdout();
    }

    private Stack open() {
        return new Stack(new StackSettings(
                folder, null, null, null, null, null, null, List.of("true"), null, Duration.ofMinutes(1)));
    }

    private void password(String password) throws IOException {
        Files.writeString(folder.resolve(".env"), "PASSWORD=" + password + "\n");
    }

    private String sql(String statement) {
        return server.execute(new DatabaseName("shop$1"), statement).strip();
    }

    private DirectoryStorage storage() {
        return new DirectoryStorage(folder.resolve("backups"));
    }

    private Catalog catalog() {
        return new Catalog(storage());
    }

    private BackupMaker maker() {
        return new BackupMaker(stack, catalog(), Bench.LIMITS, Requests.SUSPICION, clock, Reporter.SILENT);
    }

    private BackupVerifier verifier() {
        return new BackupVerifier(stack, Requests.noKeys(), clock, Reporter.SILENT);
    }

    private Restore restore() {
        return new Restore(stack, verifier(), new Restore.Settings(2, Bench.LIMITS), clock, Reporter.SILENT);
    }

    private static String image() {
        Path files = Path.of("src/practice").toAbsolutePath();
        return new ChildProcess(
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
    }
}
