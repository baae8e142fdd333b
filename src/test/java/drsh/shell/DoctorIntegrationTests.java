package drsh.shell;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.Requests;
import drsh.config.ConfigurationFile;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** doctor and config on a real engine: a stack that is well, one whose database is down, an engine that never answers. */
@ExtendWith(TestStack.Provided.class)
class DoctorIntegrationTests {

    @TempDir
    Path temporary = Path.of("");

    private PracticeShell shell;

    @BeforeEach
    void aBackup(TestStack test) {
        shell = PracticeShell.of(test, temporary);
        test.maker().create(Requests.usual());
    }

    @AfterEach
    void tidy() throws Exception {
        Files.deleteIfExists(configuration());
        shell.tidy();
    }

    private Path configuration() {
        return shell.program().directory().resolve("drsh.yml");
    }

    /** The levels by the names of the checks. */
    private static Map<String, String> levels(Program.Ended doctor) {
        Map<String, String> levels = new LinkedHashMap<>();
        for (JsonNode check : Documents.data(doctor.out()).path("checks")) {
            levels.put(check.path("check").asString(), check.path("level").asString());
        }
        return levels;
    }

    @Test
    void whatIsWellIsOkAndWhatIsDownHasItsFix() throws Exception {
        Map<String, String> well = levels(shell.program().run("doctor", "--json"));
        for (String check : new String[] {
            "engine",
            "clock",
            "compose",
            "compose file",
            "database server",
            "application",
            "database",
            "live data",
            "versions",
            "room for a backup",
            "room for a restore",
            "backup directory",
            "storages",
            "newest verified backup",
            "state directory",
            "runbooks"
        }) {
            assertThat(well).containsEntry(check, "ok");
        }
        assertThat(well).containsEntry("schedule", "warning").containsEntry("last drill", "warning");
        shell.program().run("stack", "stop", "--yes");
        Program.Ended down = shell.program().run("doctor");
        assertThat(down.code()).isEqualTo(9);
        assertThat(down.err()).isEmpty();
        assertThat(down.out())
                .containsPattern("ok +engine +version ")
                .containsPattern("warning +database server +'db' is not running \\(Exited")
                .contains("         fix: 'stack start db'\n")
                .containsPattern("warning +database +not known as long as 'database server' is not well\n")
                .containsPattern("\\d+ ok, \\d+ warnings, 0 failures\n$");
    }

    @Test
    void tablesThatAreGoneAreToldByTheBannerAndByDoctorAndComeBack(TestStack test) throws Exception {
        assertThat(banner().database()).isEqualTo(EngineFacts.Database.THERE);
        Backup whole = test.catalog().find("latest");
        try {
            tablesAreGone(test);
        } finally {
            // Other tests have the same stack.
            test.restore().run(whole);
        }
        assertThat(banner().database()).isEqualTo(EngineFacts.Database.THERE);
        assertThat(doctor("live data")).contains("ok");
    }

    private void tablesAreGone(TestStack test) throws Exception {
        test.practice().suffer(Disaster.DROP_TABLES);
        assertThat(banner())
                .returns(EngineFacts.Database.LACKING, EngineFacts::database)
                .extracting(EngineFacts::words, as(InstanceOfAssertFactories.STRING))
                .startsWith("db healthy, app running")
                .endsWith("; tables are gone that the newest good backup has");
        assertThat(doctor("live data"))
                .contains("warning")
                .anyMatch(said -> said.contains("has 4 that are not among them, such as public."));

        test.stack().server().execute(test.stack().database(), "DROP SCHEMA public, audit, reports CASCADE");
        assertThat(banner())
                .returns(EngineFacts.Database.GONE, EngineFacts::database)
                .extracting(EngineFacts::words, as(InstanceOfAssertFactories.STRING))
                .endsWith("; database reflectus holds no table");
        assertThat(doctor("live data")).contains("failure", "'runbook run disaster-recovery'");
    }

    /** What the banner is told of the engine. */
    private EngineFacts banner() {
        Path folder = shell.program().directory();
        try (Workspace workspace = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load())) {
            return EngineFacts.of(workspace);
        }
    }

    /** All that doctor says of a check. */
    private List<String> doctor(String name) throws Exception {
        for (JsonNode check :
                Documents.data(shell.program().run("doctor", "--json").out()).path("checks")) {
            if (check.path("check").asString().equals(name)) {
                return check.valueStream().map(JsonNode::asString).toList();
            }
        }
        throw new AssertionError("doctor has no check " + name);
    }

    @Test
    void anEngineThatNeverAnswersIsOneFailureAndTheRestIsTold() throws Exception {
        Path socket = temporary.resolve("s");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            Program dead = shell.program().with("DOCKER_HOST", "unix://" + socket);
            Map<String, String> levels = levels(dead.run("doctor", "--json"));
            assertThat(levels)
                    .containsEntry("engine", "failure")
                    .containsEntry("compose file", "ok")
                    .containsEntry("database server", "warning")
                    .containsEntry("newest verified backup", "ok");
            assertThat(levels.values()).containsOnlyOnce("failure");
            assertThat(dead.run("config").out())
                    .containsPattern("stack\\.database +reflectus +compose file, service db\n")
                    .containsPattern("stack\\.health-url +\\(not known\\) +the engine did not answer within 5 s\n");
        }
    }

    @Test
    void whatConfigInitWritesSaysWhatWasFoundBefore() throws Exception {
        Map<String, String> found = values(shell.program().run("config", "show", "--json"));
        assertThat(shell.program().run("config", "init", "--dry-run").out()).contains("database: reflectus");
        assertThat(configuration()).doesNotExist();
        assertThat(shell.program().run("config", "init").code()).isZero();
        Program.Ended shown = shell.program().run("config", "--json");
        assertThat(values(shown)).isEqualTo(found);
        assertThat(shown.out()).contains("drsh.yml, line 10");
        Program.Ended again = shell.program().run("config", "init");
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("is there already; nothing was written");
    }

    private static Map<String, String> values(Program.Ended config) {
        Map<String, String> values = new LinkedHashMap<>();
        Documents.data(config.out())
                .forEach(setting -> values.put(
                        setting.path("key").asString(), setting.path("value").asString()));
        assertThat(values).isNotEmpty();
        return values;
    }
}
