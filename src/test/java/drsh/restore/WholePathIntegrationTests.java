package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import drsh.backup.BackupMaker;
import drsh.backup.Requests;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class WholePathIntegrationTests {

    /** Whether pg_restore is at work, by its own name: a pattern for its command line also fits the one who looks. */
    private static final String RESTORING = """
            for p in /proc/[0-9]*; do
              [ "$(cat $p/comm 2>/dev/null)" != pg_restore ] || ! grep -qas -- -e $p/cmdline || exit 0
            done
            exit 1
            """;

    @Test
    void aDatabaseWhoseNameNeedsQuotingIsBackedUpRestoredAndUndone(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "Reflectus \"Prod\" = x' $1\\")) {
            bench.backUp();
            bench.sql("INSERT INTO original VALUES (11, 'new')");
            Restored restored = bench.restore().run(bench.latest());
            assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
            assertThat(bench.kept().replaced()).containsExactly(restored.kept());
            bench.undo().run(null);
            assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("11");
            assertThat(bench.kept().replaced()).isEmpty();
            assertThat(bench.kept().undone()).hasSize(1);
            assertThat(bench.leftInContainer()).isEmpty();
            assertThat(bench.said).anyMatch(line -> line.startsWith("the application's login works: 'postgres'"));
        }
    }

    @Test
    void everyKindOfObjectComparesEqual(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "kinds")) {
            bench.sql(
                    "CREATE TABLE generated (a int, b int GENERATED ALWAYS AS (a * 2) STORED, \"drsh_row\" text)",
                    "INSERT INTO generated (a, drsh_row) SELECT n, 'same' FROM generate_series(1, 50) n",
                    "CREATE TABLE parts (at date, v float8) PARTITION BY RANGE (at)",
                    "CREATE TABLE parts_25 PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
                    "INSERT INTO parts VALUES ('2025-05-05', 0.1), ('2025-06-06', 'NaN')",
                    "CREATE TABLE parent (id int)",
                    "CREATE TABLE child () INHERITS (parent)",
                    "INSERT INTO parent VALUES (1)",
                    "INSERT INTO child VALUES (2)",
                    "CREATE UNLOGGED TABLE fast AS SELECT 1 AS one",
                    "SELECT lo_from_bytea(0, 'large')",
                    "CREATE SEQUENCE used",
                    "SELECT nextval('used')",
                    "CREATE SEQUENCE unused",
                    "CREATE VIEW seen AS SELECT * FROM generated",
                    "CREATE MATERIALIZED VIEW kept AS SELECT count(*) AS n, now() AS at FROM original",
                    "CREATE MATERIALIZED VIEW empty AS SELECT 1 AS one WITH NO DATA",
                    "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "INSERT INTO original VALUES (100, 'after the view')");
            bench.backUp();
            bench.sql("SELECT nextval('used')", "DROP TABLE generated CASCADE");
            Restored restored = bench.restore().run(bench.latest());
            assertThat(restored.facts().tables())
                    .hasEntrySatisfying(
                            "public.parent", table -> assertThat(table.rows()).isEqualTo(1));
            assertThat(restored.facts().largeObjects()).isEqualTo(1);
            assertThat(restored.facts().objects()).containsEntry("partitioned tables", 1L);
        }
    }

    @Test
    void rolesSettingsGrantsAndTheConnectionLimitComeBack(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "belongings")) {
            String db = bench.name.identifier();
            try {
                bench.sqlAsMaintenance(
                        "CREATE ROLE \"drsh it \"\"owner\"\"\" LOGIN PASSWORD 'it''s; secret'",
                        "COMMENT ON ROLE \"drsh it \"\"owner\"\"\" IS E'a;\\nb -- c'",
                        "CREATE ROLE drsh_it_reader",
                        "GRANT drsh_it_reader TO \"drsh it \"\"owner\"\"\" WITH ADMIN OPTION",
                        "ALTER DATABASE " + db + " OWNER TO \"drsh it \"\"owner\"\"\"",
                        "ALTER DATABASE " + db + " CONNECTION LIMIT 17",
                        "ALTER DATABASE " + db + " SET search_path = \"odd, one\", public",
                        "ALTER DATABASE " + db + " SET my.setting = 'x''y'",
                        "ALTER ROLE drsh_it_reader IN DATABASE " + db + " SET work_mem = '7MB'",
                        "REVOKE ALL ON DATABASE " + db + " FROM PUBLIC",
                        "GRANT CONNECT ON DATABASE " + db + " TO drsh_it_reader WITH GRANT OPTION");
                String belongings = belongings(bench);
                String roles = roles(bench, "LIKE 'drsh%'");
                bench.backUp();
                bench.sqlAsMaintenance("DROP DATABASE " + db);
                bench.sqlAsMaintenance("DROP ROLE \"drsh it \"\"owner\"\"\"");
                bench.sqlAsMaintenance("ALTER ROLE drsh_it_reader PASSWORD 'changed meanwhile'");
                String reader = roles(bench, "= 'drsh_it_reader'");
                String superuser = roles(bench, "= 'postgres'");

                Restored restored = bench.restore().run(bench.latest());

                assertThat(restored.rolesMade()).containsExactly("drsh it \"owner\"");
                assertThat(restored.kept()).isNull();
                assertThat(belongings(bench)).isEqualTo(belongings);
                assertThat(roles(bench, "LIKE 'drsh it%'")).isSubstringOf(roles).contains("SCRAM-SHA-256");
                assertThat(roles(bench, "= 'drsh_it_reader'")).isEqualTo(reader);
                assertThat(roles(bench, "= 'postgres'")).isEqualTo(superuser);
            } finally {
                bench.server.drop(bench.name);
                bench.sqlAsMaintenance(
                        "DROP ROLE IF EXISTS \"drsh it \"\"owner\"\"\"", "DROP ROLE IF EXISTS drsh_it_reader");
            }
        }
    }

    @Test
    void aRestoreThatIsInterruptedLeavesNothingBehind(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "interrupted")) {
            bench.sql(
                    "CREATE TABLE big AS SELECT n, repeat(md5(n::text), 20) AS t FROM generate_series(1, 60000) n",
                    "CREATE INDEX ON big (t, n)");
            bench.backUp();
            CountDownLatch restoring = new CountDownLatch(1);
            Thread[] worker = new Thread[1];
            CompletableFuture<Restored> done = new CompletableFuture<>();
            worker[0] = new Thread(() -> {
                try {
                    done.complete(bench.restore().run(bench.latest()));
                } catch (DrshException e) {
                    done.completeExceptionally(e);
                }
            });
            worker[0].start();
            new Thread(() -> {
                        while (bench.inContainer(RESTORING).exitCode() != 0) {
                            Thread.onSpinWait();
                        }
                        restoring.countDown();
                    })
                    .start();
            assertThat(restoring.await(60, TimeUnit.SECONDS)).isTrue();
            worker[0].interrupt();
            assertThatThrownBy(done::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
            assertThat(bench.beside()).isEmpty();
            assertThat(bench.leftInContainer()).isEmpty();
            assertThat(bench.stack.<String>locked("next", () -> "free")).isEqualTo("free");
        }
    }

    @Test
    void anInterruptAfterTheSwapComesTooLateAndNothingIsLeft(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "too late")) {
            bench.backUp();
            bench.sql("INSERT INTO original VALUES (11, 'new')");
            Thread operator = Thread.currentThread();
            bench.onSaying = line -> {
                if (line.startsWith("the application's login")) {
                    operator.interrupt();
                }
            };
            Restored restored = bench.restore().run(bench.latest());
            assertThat(Thread.interrupted()).isTrue();
            bench.onSaying = line -> {};
            assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
            assertThat(bench.kept().replaced()).containsExactly(restored.kept());
            assertThat(bench.leftInContainer()).isEmpty();
            assertThat(bench.stack.<String>locked("next", () -> "free")).isEqualTo("free");
        }
    }

    @Test
    void aBackupThatIsInterruptedLeavesNothingBehind(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "broken off")) {
            bench.sql("CREATE TABLE big AS SELECT n, repeat(md5(n::text), 20) AS t FROM generate_series(1, 60000) n");
            Thread operator = Thread.currentThread();
            bench.onProgress = () -> {
                bench.onProgress = () -> {};
                operator.interrupt();
            };
            assertThatThrownBy(bench::backUp)
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
            assertThat(Thread.interrupted()).isFalse();
            try (Stream<Path> files = Files.list(bench.directory.resolve("backups"))) {
                assertThat(files).isEmpty();
            }
            assertThat(bench.leftInContainer()).isEmpty();
            // The server notices a moment later than its client that the client is gone.
            String connections = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'broken off'";
            await().until(() -> bench.sqlAsMaintenance(connections).equals("0"));
            assertThat(bench.stack.<String>locked("next", () -> "free")).isEqualTo("free");
        }
    }

    @Test
    void aBackupWhoseManifestCannotBeWrittenLeavesNothing(TestStack test) throws IOException {
        try (Bench bench = new Bench(test, "unwritten")) {
            // A link to nowhere has no name among the backups, and yet its place is taken.
            Clock still = Clock.fixed(Instant.parse("2026-01-11T02:00:00Z"), ZoneOffset.UTC);
            Path backups = Files.createDirectory(bench.directory.resolve("backups"));
            Files.createSymbolicLink(backups.resolve("backup_20260111_020000.json"), backups.resolve("nowhere"));
            BackupMaker maker =
                    new BackupMaker(bench.stack, bench.catalog(), Bench.LIMITS, Requests.SUSPICION, still, bench);
            assertThatThrownBy(() -> maker.create(Requests.usual()))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("nothing was left behind");
            try (Stream<Path> files = Files.list(backups)) {
                assertThat(files).hasSize(1);
            }
            assertThat(bench.leftInContainer()).isEmpty();
        }
    }

    private static String belongings(Bench bench) {
        return bench.sqlAsMaintenance("SELECT pg_get_userbyid(datdba), datconnlimit, datcollate, encoding,"
                + " (SELECT array_agg(a ORDER BY a) FROM unnest(datacl::text[]) a),"
                + " (SELECT array_agg(s ORDER BY s) FROM (SELECT setrole::regrole || unnest(setconfig) AS s"
                + " FROM pg_db_role_setting WHERE setdatabase = d.oid) settings)"
                + " FROM pg_database d WHERE datname = " + bench.name.literal());
    }

    private static String roles(Bench bench, String which) {
        return bench.sqlAsMaintenance("SELECT rolname, rolcanlogin, rolpassword, shobj_description(oid, 'pg_authid')"
                + " FROM pg_authid WHERE rolname " + which + " ORDER BY rolname");
    }
}
