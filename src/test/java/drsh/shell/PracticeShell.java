package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.command.Reporter;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.practice.TestStack;
import drsh.stack.HealthCheck;
import drsh.stack.Lifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The shared practice stack as a user meets it: through the packaged program, started in its folder. */
record PracticeShell(TestStack test, Program program) {

    static final FactsLimits LIMITS = new FactsLimits(10_000_000, 1L << 28);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Stops every process of that name whose arguments hold that word; fails as long as there is none. */
    private static final String FREEZE = """
            until [ -n "$found" ]; do
              for p in /proc/[0-9]*; do
                if [ "$(cat $p/comm 2>/dev/null)" = "$1" ] && grep -qas "$2" $p/cmdline; then
                  kill -STOP ${p#/proc/} && found=yes
                fi
              done
            done
            """;

    private static final String THAW = """
            for p in /proc/[0-9]*; do
              [ "$(cat $p/comm 2>/dev/null)" != "$1" ] || kill -CONT ${p#/proc/}
            done
            """;

    private static final String LEFT = """
            ls -d /tmp/drsh.* 2>/dev/null
            for p in /proc/[0-9]*; do
              case "$(cat $p/comm 2>/dev/null)" in pg_restore | pg_dump | psql) tr '\\0' ' ' <$p/cmdline ;; esac
            done
            """;

    static PracticeShell of(TestStack test, Path state) {
        return new PracticeShell(
                test,
                new Program(Program.HOME.resolve("bin/drsh"), test.practice().path(), state, false));
    }

    String stack() {
        return test.stack().name().value();
    }

    String confirm() {
        return "--confirm=" + stack();
    }

    long users() {
        return test.practice().users();
    }

    Facts live() {
        return FactsReader.read(test.stack().server(), test.stack().database(), LIMITS);
    }

    /** What a query says in the server's maintenance database, one line for each row. */
    List<String> query(String sql) {
        String said = test.stack().server().execute(new DatabaseName("postgres"), sql);
        return said.lines().toList();
    }

    void assertEqualTo(Manifest backup) {
        assertThat(FactsComparison.differences(backup.knownFacts(), live())).isEmpty();
    }

    /** As {@link #assertEqualTo}, after a crash of the server, which empties what is not logged. */
    void assertEqualAfterCrashTo(Manifest backup) {
        assertThat(FactsComparison.differences(backup.knownFacts(), live()))
                .allMatch(difference -> difference.toString().startsWith("table reports.cache: "));
    }

    boolean down() {
        return test.stack().containers().isEmpty();
    }

    /** Waits until the program has started it. */
    void awaitDatabaseContainer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (test.stack().databaseContainer().isEmpty()) {
            assertThat(System.nanoTime()).as("the database was not started").isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Waits for a tool to work inside the database's container and holds it there. */
    void freeze(String tool, String argument) {
        ExecResult frozen = inContainer(
                "timeout", String.valueOf(PATIENCE.toSeconds()), "sh", "-c", FREEZE, "freeze", tool, argument);
        assertThat(frozen.exitCode()).as("%s was never seen", tool).isZero();
    }

    /** Lets a held tool go on. */
    void thaw(String tool) {
        inContainer("sh", "-c", THAW, "thaw", tool);
    }

    private ExecResult inContainer(String... command) {
        String container = test.stack().databaseContainer().orElseThrow().id();
        return test.stack().engine().exec(container, Exec.of(command));
    }

    /** Nothing that was begun is left: no process or file in the container, no scratch database, lock or hidden file. */
    void assertNothingLeft() throws Exception {
        assertThat(inContainer("sh", "-c", LEFT).stdout()).isEmpty();
        assertThat(scratchDatabases()).isEmpty();
        assertThat(docker("ps", "-a", "--format", "{{.Names}}")).doesNotContain(lock());
        try (Stream<Path> files = Files.list(test.practice().path().resolve("backups"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("."));
        }
    }

    List<String> scratchDatabases() {
        return query("SELECT datname FROM pg_database WHERE datname LIKE '%scratch%'");
    }

    String lock() {
        return "drsh-lock-" + stack();
    }

    static String docker(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("docker"), Stream.of(words)).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("docker %s: %s", List.of(words), said).isZero();
        return said;
    }

    /** Leaves the stack up and healthy, with nothing kept beside the live database. */
    void tidy() {
        new Lifecycle(test.stack(), Reporter.SILENT).up();
        new HealthCheck(test.stack(), Reporter.SILENT).await();
        inContainer("sh", "-c", "rm -rf /tmp/drsh.*");
        query("SELECT datname FROM pg_database WHERE datname ~ '^reflectus_(before|undone|scratch)_'")
                .forEach(name -> test.stack().server().drop(new DatabaseName(name)));
    }
}
