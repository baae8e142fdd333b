package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way before anything is begun: one line that names it and the next action, and the exit code. */
class RefusalsIntegrationTests {

    private static final String COMPOSE_FILE = """
            services:
              db:
                image: postgres:15
                environment: {POSTGRES_PASSWORD: x, POSTGRES_DB: reflectus}
                volumes: [postgres_data:/var/lib/postgresql/data]
              app:
                image: app
                depends_on: [db]
                ports: ["3000:3000"]
            volumes: {postgres_data: {}}
            """;

    @TempDir
    Path folder = Path.of("");

    private Program program = Program.shipped(folder);

    @BeforeEach
    void start() throws Exception {
        program = Program.shipped(folder);
        Files.writeString(folder.resolve("docker-compose.prod.yml"), COMPOSE_FILE);
    }

    private static void assertRefused(int code, Program.Ended ended, String what, String next) {
        assertThat(ended.err()).contains(what).contains(". Next: ").contains(next);
        assertThat(ended.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void noEngine() throws Exception {
        Program cut = program.with("DOCKER_HOST", "unix:///nonexistent");
        for (String command : List.of("stack status", "stack health", "backup create", "restore list", "stack up")) {
            assertRefused(
                    4,
                    cut.run(command.split(" ")),
                    "No Docker engine answers at unix:///nonexistent",
                    "set DOCKER_HOST");
        }
    }

    @Test
    void noComposeFile() throws Exception {
        Files.delete(folder.resolve("docker-compose.prod.yml"));
        for (String command : List.of("stack status", "backup create", "runbook run disaster-recovery")) {
            assertRefused(
                    4, program.run(command.split(" ")), "There is no Compose file in " + folder, "stack.compose-file");
        }
        for (String command : List.of("backup list", "backup list --json", "retention plan", "backup card")) {
            assertRefused(
                    4, program.run(command.split(" ")), folder + " does not belong to a stack", "backups.directory");
        }
        Files.writeString(folder.resolve("drsh.yml"), "backups:\n  directory: kept\n");
        Program.Ended named = program.run("backup", "list");
        assertThat(named.code()).isZero();
        assertThat(named.err()).contains("no backup in " + folder.resolve("kept"), "no Compose file here");
    }

    @Test
    void aComposeFileThatComposeRejects() throws Exception {
        Files.writeString(folder.resolve("docker-compose.prod.yml"), "services: [\n");
        assertRefused(4, program.run("stack", "status"), "Compose rejects " + folder, "correct the file");
    }

    @Test
    void noDockerClientAndNoComposePlugin() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("java", "dirname", "readlink", "cut", "stty")) {
            Files.createSymbolicLink(bin.resolve(tool), onThePath(tool));
        }
        Program poor = program.with("PATH", bin.toString());
        assertRefused(4, poor.run("stack", "status"), "'docker' cannot be started", "on the PATH");
        Path docker = bin.resolve("docker");
        Files.writeString(docker, "#!/bin/sh\necho \"docker: 'compose' is not a docker command.\" >&2\nexit 1\n");
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertRefused(4, poor.run("stack", "status"), "no Compose plugin", "docker compose version");
    }

    private static Path onThePath(String tool) {
        Path home = Path.of(System.getProperty("java.home"), "bin", tool);
        return Files.exists(home)
                ? home
                : List.of(System.getenv("PATH").split(":")).stream()
                        .map(directory -> Path.of(directory, tool))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void noBackupAndADirectoryThatIsNone() throws Exception {
        assertRefused(
                4,
                program.run("restore", "run", "latest", "--confirm=x"),
                "There is no backup in " + folder.resolve("backups"),
                "backup create");
        Files.writeString(folder.resolve("backups"), "");
        for (String command : List.of("backup list", "restore run latest", "runbook run disaster-recovery")) {
            assertRefused(
                    4,
                    program.run(command.split(" ")),
                    "The backup directory " + folder.resolve("backups") + " cannot be read",
                    "backups.directory");
        }
    }

    @Test
    void aMistakeInTheConfigurationNamesItsLineInEveryMode() throws Exception {
        Files.writeString(folder.resolve("drsh.yml"), "stack:\n  database: x\n  databse: y\n");
        String problem = "drsh.yml, line 3: unknown key stack.databse";
        assertRefused(2, program.run("backup", "list"), problem, "did you mean stack.database?");
        assertRefused(2, program.runWith("backup list\n"), problem, "stack.database");
        Files.writeString(folder.resolve("drsh.yml"), "stack:\n  database-service: dbb\n");
        assertRefused(2, program.run("stack", "status"), "no service 'dbb' (stack.database-service)", "app, db");
    }

    @Test
    void aScriptStopsAtTheLineThatFailsWithItsExitCode() throws Exception {
        Files.writeString(folder.resolve("night.txt"), "version\n# nightly\nrestore run latest\nversion\n");
        var ended = program.run("script", "night.txt");
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out().lines()).hasSize(1);
        assertThat(ended.err()).contains("error: night.txt, line 3: There is no backup in ");
    }

    @Test
    void aPracticePortThatIsTaken() throws Exception {
        Program atHome = program.with("DRSH_JAVA_OPTS", "-Duser.home=" + folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = atHome.run("practice", "start", "--port", String.valueOf(taken.getLocalPort()));
            assertRefused(4, ended, "Port " + taken.getLocalPort() + " of 127.0.0.1 is taken", "--port");
        }
        assertThat(folder.resolve("drsh-practice")).doesNotExist();
        assertRefused(4, atHome.run("practice", "stop", "--yes"), "There is no practice stack in", "practice start");
    }
}
