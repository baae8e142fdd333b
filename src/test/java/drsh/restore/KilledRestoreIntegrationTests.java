package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import drsh.leftover.Leftover;
import drsh.leftover.StackLeftovers;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.practice.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What drsh leaves when it is killed at twenty points of a restore: all old or all new data, and nothing else. */
@ExtendWith(TestStack.Provided.class)
class KilledRestoreIntegrationTests {

    private static final int POINTS = 20;

    /** The programs of every drsh but this one. */
    private static final String RUNNING = """
            for file in $(grep -lsF DRSH_RUN= /proc/[0-9]*/environ); do
              grep -qsF "DRSH_RUN=$DRSH_RUN" "$file" || tr '\\0' ' ' <"${file%environ}cmdline"
            done
            ls -d /tmp/drsh.* 2>/dev/null || true
            """;

    @Test
    void theLiveDatabaseIsAllOldOrAllNewAndNothingOfItIsLeftInTheContainer(TestStack test) throws Exception {
        Process next = null;
        try (Bench bench = new Bench(test, "killed bench")) {
            bench.sql("CREATE TABLE more AS SELECT n, md5(n::text) AS t FROM generate_series(1, 20000) n");
            Facts fresh = bench.backUp().knownFacts();
            List<String> ends = new ArrayList<>();
            long whole = killedAfter(-1, program(bench));
            next = program(bench);
            for (int point = 1; point <= POINTS; point++) {
                Facts old = grow(bench);
                killedAfter(whole * point / (POINTS + 1), next);
                // It gets ready in the meantime.
                next = program(bench);
                Facts live = bench.facts();
                boolean swapped = FactsComparison.differences(fresh, live).isEmpty();
                assertThat(swapped || FactsComparison.differences(old, live).isEmpty())
                        .as("after point %d the data is neither the old nor the new: %s", point, live)
                        .isTrue();
                ends.add(swapped ? "new" : "old");
                awaitNothingLeft(bench, point);
            }
            assertCleanable(bench);
            assertThat(ends.get(0)).as(ends.toString()).isEqualTo("old");
        } finally {
            Process left = next;
            if (left != null) {
                left.destroyForcibly().waitFor();
            }
        }
    }

    /** Makes the live data another than that of the backup. */
    private static Facts grow(Bench bench) {
        bench.sql("INSERT INTO more SELECT n, 'since' FROM generate_series(1, 5) n", "UPDATE original SET text = n");
        return bench.facts();
    }

    /**
     * Kills a restore.
     *
     * @param nanos after how long; less than 0 for not at all
     * @return how long it took
     */
    private static long killedAfter(long nanos, Process program) throws Exception {
        try (BufferedReader lines = program.inputReader()) {
            assertThat(lines.readLine()).isEqualTo(RestoringProgram.READY);
            long start = System.nanoTime();
            program.outputWriter().append('\n').flush();
            if (nanos < 0) {
                assertThat(lines.readLine()).isEqualTo(RestoringProgram.END);
                return System.nanoTime() - start;
            }
            while (System.nanoTime() - start < nanos) {
                LockSupport.parkNanos(nanos - (System.nanoTime() - start));
            }
            return nanos;
        } finally {
            program.destroyForcibly();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Process program(Bench bench) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestoringProgram.class.getName(),
                        bench.stack.settings().folder().toString(),
                        bench.name.value(),
                        bench.backups().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What is left beside the server is the lock, and at most a container that was never started. */
    private static void assertCleanable(Bench bench) {
        StackLeftovers leftovers = new StackLeftovers(bench.stack);
        assertThat(leftovers.all()).extracting(Leftover::kind).isSubsetOf(Leftover.Kind.CONTAINER, Leftover.Kind.LOCK);
        bench.stack.locked("cleaning", () -> {
            leftovers.all().forEach(leftover -> leftover.cleaning().run());
            return Boolean.TRUE;
        });
        assertThat(leftovers.all()).isEmpty();
    }

    private static void awaitNothingLeft(Bench bench, int point) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(bench.inContainer(RUNNING).stdout())
                            .as("left in the container after point %d", point)
                            .isEmpty();
                    assertThat(bench.kept().leftovers())
                            .as("left in the server after point %d", point)
                            .isEmpty();
                });
    }
}
