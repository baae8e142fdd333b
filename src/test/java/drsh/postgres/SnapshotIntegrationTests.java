package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.docker.Exec;
import drsh.docker.RunningExec;
import drsh.docker.TemporaryFolder;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class SnapshotIntegrationTests {

    @Test
    void rowsOfLaterAreNeitherInTheFactsNorInTheDump(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "snapshot");
                Dump dump = Dump.begin(bench.server, bench.name)) {
            bench.sql("INSERT INTO original VALUES (11, 'late')");
            Facts facts = dump.facts(Bench.LIMITS);
            bench.sql("UPDATE original SET text = 'changed'");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertThat(dump.writeCustom(bytes, "gzip:1").succeeded()).isTrue();
            assertThat(facts.rows()).isEqualTo(10);

            try (TemporaryFolder folder = TemporaryFolder.in(bench.server.engine(), bench.server.containerId())) {
                String path = folder.put("d", new ByteArrayInputStream(bytes.toByteArray()), bytes.size());
                ScratchDatabase scratch =
                        ScratchDatabase.create(bench.server, new DatabaseName("snapshot_scratch"), dump.properties());
                scratch.restore(path, 2);
                assertThat(FactsComparison.differences(facts, scratch.facts(Bench.LIMITS)))
                        .isEmpty();
                bench.server.execute(scratch.name(), "UPDATE original SET text = text || 'x' WHERE n = 5");
                assertThat(FactsComparison.differences(facts, scratch.facts(Bench.LIMITS)))
                        .singleElement()
                        .satisfies(difference -> assertThat(difference.what()).isEqualTo("table public.original"));
            }
        }
    }

    @Test
    void aTableThatIsLockedIsSaidSoInsteadOfWaitingForEver(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "locked");
                PsqlSession holder = new PsqlSession(bench.server, bench.name)) {
            holder.run("BEGIN; LOCK TABLE original");
            try (Dump dump = Dump.begin(bench.server, bench.name, Duration.ofMillis(200))) {
                assertThatThrownBy(() -> dump.facts(Bench.LIMITS))
                        .isInstanceOf(DrshException.class)
                        .hasMessageContaining("A table of 'locked' is locked by another session");
            }
        }
    }

    @Test
    void aConnectionThatIsTerminatedIsSaidSo(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "terminated");
                Dump dump = Dump.begin(bench.server, bench.name)) {
            bench.sqlAsMaintenance(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'terminated'");
            assertThatThrownBy(() -> dump.facts(Bench.LIMITS))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("terminating connection");
        }
    }

    @Test
    void cancelledToolsNeverHarmTheServer(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "cancelled");
                TemporaryFolder folder = TemporaryFolder.in(bench.server.engine(), bench.server.containerId())) {
            for (int table = 0; table < 4; table++) {
                bench.sql(
                        "CREATE TABLE big" + table
                                + " AS SELECT n, repeat(md5(n::text), 20) AS t FROM generate_series(1, 20000) n",
                        "CREATE INDEX ON big" + table + " (t, n)");
            }
            String path = folder.put("d", new ByteArrayInputStream(new byte[1]), 1);
            assertThat(bench.inContainer("pg_dump -Fc -Z1 -U postgres -d cancelled -f " + path)
                            .succeeded())
                    .isTrue();
            String born = bench.sqlAsMaintenance("SELECT pg_postmaster_start_time()");
            for (int round = 0; round < 6; round++) {
                DatabaseName scratch = new DatabaseName("cancelled_" + round);
                bench.sqlAsMaintenance("CREATE DATABASE " + scratch.identifier());
                RunningExec restore = bench.server
                        .engine()
                        .start(
                                bench.server.containerId(),
                                Exec.of("pg_restore", "-e", "-j", "4", "-U", "postgres", "-d", scratch.value(), path),
                                OutputStream.nullOutputStream(),
                                null);
                awaitSessions(bench, scratch, 3);
                restore.cancel();
                RunningExec dump = dumping(bench);
                dump.cancel();
                bench.server.drop(scratch);
            }
            // A crash of the server ends all sessions and starts all its processes but the first again.
            assertThat(bench.sqlAsMaintenance("SELECT pg_postmaster_start_time()"))
                    .isEqualTo(born);
            assertThat(SwapIntegrationTests.log(test))
                    .doesNotContain("terminated by signal")
                    .doesNotContain("reinitializing");
        }
    }

    private static RunningExec dumping(Bench bench) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                first.countDown();
            }
        };
        RunningExec dump = bench.server
                .engine()
                .start(
                        bench.server.containerId(),
                        Exec.of(List.of("pg_dump", "-Fc", "-Z9", "-U", "postgres", "-d", "cancelled")),
                        out,
                        null);
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        return dump;
    }

    private static void awaitSessions(Bench bench, DatabaseName database, int number) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Integer.parseInt(bench.sqlAsMaintenance(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = " + database.literal()))
                        < number
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
