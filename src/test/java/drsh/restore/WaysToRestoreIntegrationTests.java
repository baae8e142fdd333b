package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ExecResult;
import drsh.postgres.DatabaseName;
import drsh.postgres.FactsComparison;
import drsh.practice.TestStack;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prepared and swapped later, into another database, tables alone, in place. */
@ExtendWith(TestStack.Provided.class)
class WaysToRestoreIntegrationTests {

    private static final String ROWS = "SELECT string_agg(o::text, '|' ORDER BY n) FROM original o";

    private Bench bench;
    private Manifest manifest;
    private String old;
    private String changed;

    @BeforeEach
    void backedUpAndChanged(TestStack test) throws IOException {
        bench = new Bench(test, "Ways \"Prod\"");
        bench.sql(
                "CREATE TYPE mood AS ENUM ('good')",
                "CREATE TABLE \"Parent\" (id serial PRIMARY KEY, mood mood)",
                "CREATE TABLE child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " parent int REFERENCES \"Parent\" (id))",
                "INSERT INTO \"Parent\" (mood) SELECT 'good' FROM generate_series(1, 5)",
                "INSERT INTO child (parent) SELECT 1 + n % 5 FROM generate_series(1, 20) n",
                "CREATE SCHEMA more",
                "CREATE TABLE more.\"Parent\" AS SELECT 1 AS one",
                "CREATE MATERIALIZED VIEW seen AS SELECT 1 / count(*) AS n FROM child",
                "SELECT lo_from_bytea(0, 'large')");
        manifest = bench.backUp();
        old = bench.sql(ROWS);
        bench.sql("DELETE FROM original WHERE n % 2 = 0", "UPDATE original SET text = 'new'");
        changed = bench.sql(ROWS);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(bench.leftInContainer()).isEmpty();
        assertThat(bench.kept().leftovers()).isEmpty();
        bench.close();
    }

    private static void refused(Runnable work, String... what) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what() + " " + e.next()).contains(what);
        });
    }

    @Test
    void whatIsPreparedIsClosedUntilItIsSwappedInAndTheUndoBringsEveryRowBack() {
        PreparedSwap swap = new PreparedSwap(bench.stack, bench.clock, bench);
        refused(() -> swap.run(null), "Nothing is prepared beside", "restore prepare");

        Beside prepared = bench.restore().prepare(bench.latest());

        assertThat(bench.sql(ROWS)).isEqualTo(changed);
        assertThatThrownBy(() -> bench.server.execute(prepared.database(), "SELECT 1"))
                .hasMessageContaining("not currently accepting connections");
        assertThat(bench.kept().all()).singleElement().satisfies(kept -> {
            assertThat(kept.kind()).isEqualTo(KeptDatabases.Kind.PREPARED);
            assertThat(kept.backup()).isEqualTo(manifest.id().value());
        });
        refused(() -> swap.run("other"), "No prepared database is named 'other'");

        PreparedSwap.Done done = swap.run(manifest.id().value());

        assertThat(done.backup()).isEqualTo(manifest.id().value());
        assertThat(bench.sql(ROWS)).isEqualTo(old);
        assertThat(bench.sqlAsMaintenance(
                        "SELECT count(*) FROM pg_db_role_setting WHERE setconfig::text LIKE '%drsh%'"))
                .isEqualTo("0");
        assertThat(FactsComparison.differences(manifest.knownFacts(), bench.facts()))
                .isEmpty();
        bench.undo().run(null);
        assertThat(bench.sql(ROWS)).isEqualTo(changed);
    }

    @Test
    void aBackupGoesIntoANewDatabaseAndNeverIntoOneThatIsThere() {
        DatabaseName other = new DatabaseName("Ways \"Prod\"_yesterday");
        Beside done = bench.restore().into(bench.latest(), other);
        assertThat(done.restored().kept()).isNull();
        assertThat(bench.server.execute(other, ROWS).strip()).isEqualTo(old);
        assertThat(bench.sql(ROWS)).isEqualTo(changed);
        refused(() -> bench.restore().into(bench.latest(), other), "There is a database", "already");
        refused(() -> bench.restore().into(bench.latest(), bench.name), "is the live database", "leave --into out");
        refused(() -> bench.restore().into(bench.latest(), new DatabaseName("postgres")), "already");
        assertThat(bench.kept().all()).isEmpty();
    }

    @Test
    void selectedTablesComeWithAllThatTheyNeedAndTheLinesThatCopyThemWork() {
        Selection selection = new Selection(List.of("public.Parent", "original"), List.of());
        String sequence = "SELECT last_value FROM \"Parent_id_seq\"";
        bench.sql("DELETE FROM child", "DELETE FROM \"Parent\" WHERE id = 2", "SELECT setval('\"Parent_id_seq\"', 77)");
        bench.sql("UPDATE original SET n = n"); // It has no key: what is there is not recognised.
        bench.sql("TRUNCATE original");

        Selected done = bench.restore().select(bench.latest(), selection);

        assertThat(done.compared()).isTrue();
        assertThat(done.tables()).containsOnlyKeys("public.\"Parent\"", "public.original");
        assertThat(bench.server
                        .execute(done.database(), "SELECT count(*) FROM original", "SELECT count(*) FROM child")
                        .strip())
                .isEqualTo("10\n0");
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("0");
        run(done.copying());
        assertThat(bench.sql(ROWS)).isEqualTo(old);
        assertThat(bench.sql("SELECT count(*) FROM \"Parent\"")).isEqualTo("5");
        assertThat(bench.sql(sequence))
                .as("is further than in the backup, and stays so")
                .isEqualTo("77");

        bench.sql("DROP TABLE original");
        Selected missing = bench.restore().select(bench.latest(), new Selection(List.of("original"), List.of()));
        assertThat(missing.copying().get(0)).contains("makes the tables that");
        run(missing.copying());
        assertThat(bench.sql(ROWS)).isEqualTo(old);
    }

    @Test
    void aSelectionThatIsNotInTheBackupOrMeansTwoTablesIsRefused() {
        refused(() -> select(List.of("orginal"), List.of()), "no table 'orginal'", "did you mean original?");
        refused(() -> select(List.of(), List.of("nowhere")), "in a schema 'nowhere'", "more, public");
        assertThatThrownBy(() -> select(List.of("Parent"), List.of()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .hasMessageContaining("names 2 tables");
        assertThat(select(List.of(), List.of("more")).tables()).containsOnlyKeys("more.\"Parent\"");
    }

    private Selected select(List<String> tables, List<String> schemas) {
        return bench.restore().select(bench.latest(), new Selection(tables, schemas));
    }

    /** As an operator runs them, but for the program: the container is the same. */
    private void run(List<String> lines) {
        for (String line : lines) {
            if (!line.startsWith("#")) {
                assertThat(line).contains(" exec -T db sh -c ");
                ExecResult ended = bench.inContainer(line.substring(line.indexOf(" sh -c ")));
                assertThat(ended.exitCode()).as(ended.stderr()).isZero();
            }
        }
    }

    @Test
    void aScriptIsRestoredWholeForItsTables() {
        bench.backUp(Method.PLAIN, Compression.NONE, Sealing.NONE);
        Selected done = select(List.of("child"), List.of());
        assertThat(done.tables()).containsOnlyKeys("public.child");
        assertThat(done.compared()).isTrue();
    }

    @Test
    void inPlaceTheWayBackIsASafetyBackupThatIsNeverTakenForAGoodOne() {
        RestoreInPlace.Done done = inPlace(bench.catalog().find(manifest.id().value()));

        assertThat(bench.sql(ROWS)).isEqualTo(old);
        assertThat(bench.kept().all()).isEmpty();
        Backup safety = bench.catalog().find("@safety");
        assertThat(safety.id()).isEqualTo(done.safety());
        assertThat(safety.manifest().notes().pinned()).isTrue();
        assertThat(bench.catalog().find("latest-verified").id()).isEqualTo(manifest.id());
        assertThat(bench.catalog().find("latest").id()).isEqualTo(manifest.id());
        bench.restore().run(safety);
        assertThat(bench.sql(ROWS)).isEqualTo(changed);
    }

    @Test
    void aRestoreInPlaceThatFailsBringsBackWhatWasThere() throws IOException {
        bench.edit(json ->
                ((tools.jackson.databind.node.ObjectNode) json.at("/facts/tables/public.original")).put("rows", 11));
        Backup wrong = bench.latest();
        assertThatThrownBy(() -> inPlace(wrong)).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.what()).contains("What was restored is not what was backed up", "holds again what it held");
        });
        assertThat(bench.sql(ROWS)).isEqualTo(changed);
        assertThat(bench.said).anyMatch(line -> line.startsWith("bringing back what was live, from backup "));
    }

    private RestoreInPlace.Done inPlace(Backup backup) {
        return new RestoreInPlace(
                        bench.stack,
                        bench.verifier(),
                        new Restore.Settings(2, Bench.LIMITS),
                        bench.maker(),
                        bench.catalog(),
                        bench.clock,
                        bench)
                .run(backup, Sealing.NONE);
    }
}
