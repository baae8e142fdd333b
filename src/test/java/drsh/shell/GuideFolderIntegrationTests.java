package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Reporter;
import drsh.practice.PracticeImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that drsh knows nothing of, with a Compose file as the guide has it and no configuration. */
class GuideFolderIntegrationTests {

    private static final String COMPOSE_FILE = """
            name: %s
            services:
              db:
                image: %s
                environment:
                  POSTGRES_USER: postgres
                  POSTGRES_PASSWORD: "it's a secret"
                  POSTGRES_DB: reflectus
                volumes:
                  - postgres_data:/var/lib/postgresql/data
              app:
                image: %s
                depends_on:
                  - db
                ports:
                  - "127.0.0.1::3000"
            volumes:
              postgres_data:
            """;

    @TempDir
    Path home = Path.of("");

    private final String project = "drsh-it-" + UUID.randomUUID().toString().substring(0, 8);
    private Program program = Program.shipped(home);

    @BeforeEach
    void folder() throws Exception {
        PracticeImages images = PracticeImages.ensure(Path.of("src/practice").toAbsolutePath(), Reporter.SILENT);
        Path folder = Files.createDirectory(home.resolve("drsh-practice"));
        Files.writeString(
                folder.resolve("docker-compose.prod.yml"),
                COMPOSE_FILE.formatted(project, images.postgres15(), images.application()));
        program = new Program(Program.HOME.resolve("bin/drsh"), folder, home.resolve("state"), false, Map.of());
    }

    @AfterEach
    void remove() throws Exception {
        String file = program.directory().resolve("docker-compose.prod.yml").toString();
        PracticeShell.docker("compose", "-f", file, "down", "--volumes");
    }

    @Test
    void backupsAndRestoresWorkThereAndPracticeKeepsItsHandsOff() throws Exception {
        done("stack", "start", "db");
        sql("CREATE TABLE \"User\" AS SELECT generate_series(1, 100) AS id");
        done("backup", "create");
        assertThat(done("backup", "list")).containsPattern("100 +custom +yes");
        sql("DELETE FROM \"User\" WHERE id > 10");

        String restored = done("restore", "run", "latest", "--confirm=" + project);

        assertThat(sql("SELECT count(*) FROM \"User\"")).isEqualTo("100");
        String kept = Pattern.compile("kept as (\\S+);")
                .matcher(restored)
                .results()
                .map((MatchResult result) -> result.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(done("restore", "list")).contains(kept);
        done("restore", "undo", kept, "--confirm=" + project);
        assertThat(sql("SELECT count(*) FROM \"User\"")).isEqualTo("10");
        practiceRefuses();
        assertThat(sql("SELECT count(*) FROM \"User\"")).isEqualTo("10");
    }

    /** Even where the folder has the name and the mark of a practice stack. */
    private void practiceRefuses() throws Exception {
        Files.writeString(program.directory().resolve(".env"), "PRACTICE_PORT=1\n");
        Program atHome = program.with("DRSH_JAVA_OPTS", "-Duser.home=" + home);
        String confirm = "--confirm=reflectus-practice";
        for (var refused : new Program.Ended[] {
            atHome.run("practice", "break", "drop-volume", confirm),
            atHome.run("practice", "break", "drop-tables", confirm),
            atHome.run("practice", "stop", "--yes")
        }) {
            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err()).contains(project + "-db-1", "is not for practice");
        }
    }

    private String done(String... words) throws Exception {
        var ended = program.run(words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private String sql(String statement) throws Exception {
        return PracticeShell.docker(
                        "exec", project + "-db-1", "psql", "-XAtqU", "postgres", "-d", "reflectus", "-c", statement)
                .strip();
    }
}
