package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.DiskSpace;
import drsh.practice.TestStack;
import drsh.restore.preflight.Accepted;
import drsh.restore.preflight.Locales;
import drsh.restore.preflight.MajorVersion;
import drsh.restore.preflight.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** Each thing that can stand in a restore's way, on a real server: what is said of it, and that the fix is one. */
@ExtendWith(TestStack.Provided.class)
class RestorePreflightIntegrationTests {

    private static Bench bench;
    private static Path manifest;
    private static String usual;

    @BeforeAll
    static void make(TestStack test) throws IOException {
        bench = new Bench(test, "preflight");
        bench.backUp();
        manifest = bench.file(".json");
        usual = Files.readString(manifest);
    }

    @AfterEach
    void asItWas() throws IOException {
        Files.writeString(manifest, usual);
        bench.said.clear();
    }

    @AfterAll
    static void remove() throws IOException {
        bench.close();
    }

    @Test
    void whatTheServerCannotHoldIsRefusedWithTheAmounts() throws IOException {
        checkServer();
        long free = DiskSpace.free(bench.server.engine(), bench.server.containerId(), bench.server.dataDirectory());
        // Each alone has room enough, and both lie on the engine's one disk.
        long part = free / 5 * 3;
        bench.edit(json -> {
            ((ObjectNode) json.path("source")).put("databaseSize", part);
            ((ObjectNode) json.path("data")).put("contentSize", part);
        });
        refused(this::checkServer, "The one disk of the database and of /tmp has ", " for the file of the backup");
        Room.require(bench.server, bench.latest().manifest(), free);
        bench.edit(json -> {
            ((ObjectNode) json.path("source")).put("databaseSize", 10 * free);
            ((ObjectNode) json.path("data")).put("contentSize", 1);
        });
        refused(
                () -> Room.require(bench.server, bench.latest().manifest(), 0),
                " for the restored database, ",
                " for its write-ahead log");
    }

    @Test
    void anotherMajorVersionIsRefusedForADumpWhenNewerAndForAVolumeAlways() throws IOException {
        bench.edit(json -> ((ObjectNode) json.path("source")).put("serverVersion", 170005));
        refused(this::checkServer, "was made by PostgreSQL 17, and this server is 15", "PostgreSQL 17 or newer");
        bench.edit(json -> ((ObjectNode) json.path("source")).put("serverVersion", 140005));
        checkVersion();
        bench.edit(json -> json.put("method", "volume").put("format", "tar"));
        refused(
                this::checkVersion,
                "is the data volume of PostgreSQL 14, and this server is 15",
                "image of PostgreSQL 14");
    }

    @Test
    void anEncodingOrALocaleThatTheImageLacksIsNamed() throws IOException {
        properties(properties -> properties.put("ctype", "de_CH.UTF-8"));
        refused(this::checkServer, "The server lacks the locale 'de_CH.UTF-8'", "use an image that has it");
        properties(properties -> properties.put("ctype", "C.UTF-8").put("encoding", "EUC_X'Y"));
        refused(this::checkLocale, "The server lacks the encoding 'EUC_X'Y'");
        properties(properties ->
                properties.put("encoding", "UTF8").put("localeProvider", "b").put("locale", "PG_UNICODE_FAST"));
        refused(this::checkLocale, "The server lacks the provider for the locale 'PG_UNICODE_FAST'");
        properties(properties -> properties.put("localeProvider", "i").put("locale", "de-CH"));
        checkLocale();
        bench.edit(json -> json.putNull("properties"));
        checkLocale();
    }

    @Test
    void aServerWithTooFewConnectionsLeftNamesWhoHasThem() throws IOException {
        properties(properties -> properties.put("connectionLimit", 0));
        Manifest closed = bench.latest().manifest();
        try (OpenSession session = new OpenSession(bench, "drsh-it-pool", "SELECT 1")) {
            assertThat(session).isNotNull();
            refused(
                    () -> preflight().server(bench.server, closed, 94, 0),
                    "The server takes 100 connections, keeps 3 of them back, and ",
                    "1 of 'postgres' (drsh-it-pool)",
                    "; the restore needs 98",
                    "stop the application ('stack stop app')");
        }
        preflight().server(bench.server, closed, 2, 0);
        assertThat(bench.said)
                .anyMatch(
                        line -> line.contains("took no connections") && line.contains("CONNECTION LIMIT -1 opens it"));
    }

    @Test
    void aSessionIsSaidBeforeASwapWhereItsTransactionIsOpenAndRefusedInPlaceInAnyCase() throws IOException {
        preflight().refuseConnected(bench.server);
        try (OpenSession session = new OpenSession(bench, "drsh-it-idle", "BEGIN")) {
            assertThat(session).isNotNull();
            preflight().sayOpenTransactions(bench.server);
            assertThat(bench.said)
                    .anyMatch(line -> line.matches("idle in a transaction, which the swap will end without a commit:"
                            + " process \\d+ of 'postgres' \\(drsh-it-idle\\) since 20.* UTC"));
            refused(
                    () -> preflight().refuseConnected(bench.server),
                    "1 session is connected to 'preflight'",
                    "(drsh-it-idle) since ",
                    "'stack stop app'");
        }
    }

    @Test
    void aBackupOfAnotherStackIsRefusedUnlessThatIsNamed() throws IOException {
        preflight().backup(bench.latest());
        bench.edit(json -> ((ObjectNode) json.path("source")).put("stack", "other"));
        Backup backup = bench.latest();
        refused(() -> preflight().backup(backup), " is of the stack 'other', and this is '", "--from-stack=other");
        DrshException misnamed =
                thrown(() -> preflight(new Accepted(true, "another")).backup(backup));
        assertThat(misnamed.outcome()).isEqualTo(Outcome.USAGE);
        assertThat(misnamed.what()).contains("is of the stack 'other', and not of 'another'");
        preflight(new Accepted(false, "other")).backup(backup);
        bench.edit(json -> ((ObjectNode) json.path("source")).put("database", "else"));
        refused(() -> preflight(new Accepted(false, "other")).backup(bench.latest()), "is of database 'else'");
    }

    private RestorePreflight preflight() {
        return preflight(Accepted.NOTHING);
    }

    private RestorePreflight preflight(Accepted accepted) {
        return new RestorePreflight(bench.stack, accepted, bench);
    }

    private void checkServer() {
        preflight().server(bench.server, bench.latest().manifest(), 2, 0);
    }

    private void checkVersion() {
        MajorVersion.require(bench.server, bench.latest().manifest());
    }

    private void checkLocale() {
        Locales.require(bench.server, bench.latest().manifest());
    }

    private void properties(Consumer<ObjectNode> change) throws IOException {
        bench.edit(json -> change.accept((ObjectNode) json.path("properties")));
    }

    private static DrshException refused(ThrowingCallable check, String... parts) {
        DrshException e = thrown(check);
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what() + " → " + e.next()).contains(parts);
        return e;
    }

    private static DrshException thrown(ThrowingCallable check) {
        return (DrshException) org.assertj.core.api.Assertions.catchThrowable(check);
    }
}
