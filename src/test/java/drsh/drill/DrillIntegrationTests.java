package drsh.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.backup.BackupChanges;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.backup.Notes;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** Drills into a scratch database of the running server. */
@ExtendWith(TestStack.Provided.class)
class DrillIntegrationTests {

    private static final String ROLE = "drsh drilled";
    private static final double GUIDE = 0.4;

    private DrillBench drills;

    @BeforeEach
    void open(TestStack test) throws IOException {
        drills = new DrillBench(test, "drilled");
        drills.bench.sql("CREATE TABLE \"User\" AS SELECT n AS id FROM generate_series(1, 2000) n");
    }

    @AfterEach
    void close() throws IOException {
        drills.close();
    }

    @Test
    void everyMethodPassesAndTheGuidesCountIsComparedWithTheRecordedOne() {
        for (Method method : Method.values()) {
            drills.bench.backUp(method, null, Sealing.NONE);
            drills.bench.stack.startedServer();

            Drilled drilled = drills.run(Where.SCRATCH);

            DrillResult result = drilled.result();
            assertThat(result.passed()).as(result.remark()).isTrue();
            assertThat(result.remark()).isEqualTo("2010 rows in 2 tables, equal to what was backed up; 1 check");
            assertThat(result.checks())
                    .extracting(Checked::toString)
                    .containsExactly("SELECT count(*) FROM \"User\": 2000, as recorded");
            assertThat(drilled.unwritten()).isEmpty();
            Notes.Drill noted = drills.bench.latest().manifest().notes().drill();
            assertThat(noted).isNotNull().satisfies(drill -> {
                assertThat(drill.passed()).isTrue();
                assertThat(drill.remark()).isEqualTo(result.remark());
                assertThat(drill.took()).isPositive();
            });
            drills.assertNothingLeft();
        }
        assertThat(drills.history().newestFirst()).hasSize(3).allMatch(DrillEntry::passed);
    }

    @Test
    void aRoleThatWasMissingIsMadeForTheDrillAndGoneAfterItWhetherItPassesOrNot() throws IOException {
        drills.bench.sqlAsMaintenance("CREATE ROLE \"" + ROLE + "\"");
        drills.bench.sql("ALTER TABLE \"User\" OWNER TO \"" + ROLE + "\"");
        drills.bench.backUp();
        drills.bench.sql("ALTER TABLE \"User\" OWNER TO postgres");
        drills.bench.sqlAsMaintenance("DROP ROLE \"" + ROLE + "\"");

        DrillResult passed = drills.run(Where.SCRATCH).result();
        assertThat(passed.restored())
                .isNotNull()
                .satisfies(restored -> assertThat(restored.rolesMade()).containsExactly(ROLE));
        drills.assertNothingLeft();
        drills.checks = List.of(new SqlCheck("SELECT 1", "2"));
        drills.fails("SELECT 1: '1', and '2' was expected");
    }

    @Test
    void aBackupThatWasCutToAsMuchAsTheGuidesTestAcceptsFails() throws Exception {
        drills.bench.backUp();
        cut(drills.bench.file(".dump"), " bytes instead of ", "could not read from input file");
        drills.bench.backUp(Method.PLAIN, Compression.NONE, Sealing.NONE);
        cut(drills.bench.file(".sql"), " bytes instead of ", "it was cut off");
    }

    private void cut(Path file, String found, String whenVouchedFor) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * GUIDE)));
        drills.fails(found);
        drills.vouch(file);
        drills.fails(whenVouchedFor);
    }

    @Test
    void aManifestThatSaysSomethingElseFails() throws Exception {
        drills.bench.backUp();
        drills.bench.edit(json -> ((ObjectNode) json.at("/facts/tables").path("public.\"User\"")).put("rows", 2001));
        drills.fails("table public.\"User\": 2001 rows");
        drills.bench.backUp(Method.VOLUME, null, Sealing.NONE);
        drills.bench.stack.startedServer();
        drills.bench.edit(json -> ((ObjectNode) json.at("/facts/tables/public.original")).put("rows", 11));
        drills.fails("does not hold what its manifest says (table public.original: 11 rows");
    }

    @Test
    void checksAreAskedReadingOnlyAndEachSaysWhatItFound() {
        drills.bench.backUp();
        drills.checks = List.of(
                new SqlCheck("SELECT max(id), 'a|b' FROM \"User\"", "2000"),
                new SqlCheck("SELECT 'a|b' || chr(10) || 'c', 1", "a|b\nc"),
                new SqlCheck("SELECT count(*) = 10 FROM original;", "true"),
                new SqlCheck("SELECT NULL", ""),
                new SqlCheck("SELECT 'anything' FROM original LIMIT 2", null));
        assertThat(drills.run(Where.SCRATCH).result().checks())
                .allMatch(Checked::passed)
                .extracting(Checked::found)
                .containsExactly(
                        "2000, as expected", "a|b\nc, as expected", "t, as expected", ", as expected", "anything");

        drills.checks = List.of(
                new SqlCheck("SELECT 1 FROM original WHERE n > 10", null),
                new SqlCheck("DELETE FROM original RETURNING 1", null),
                new SqlCheck("SELECT * FROM nowhere", null),
                new SqlCheck("SELECT count(*) FROM original", "11"),
                new SqlCheck("SELECT 1", "1"));
        DrillResult failed = drills.run(Where.SCRATCH).result();
        assertThat(failed.checks()).extracting(Checked::passed).containsExactly(false, false, false, false, true);
        assertThat(failed.checks())
                .extracting(Checked::found)
                .satisfiesExactly(
                        none -> assertThat(none).isEqualTo("no row"),
                        writes -> assertThat(writes).contains("cannot execute DELETE in a read-only transaction"),
                        lacks -> assertThat(lacks).contains("relation \"nowhere\" does not exist"),
                        wrong -> assertThat(wrong).isEqualTo("'10', and '11' was expected"),
                        right -> assertThat(right).isEqualTo("1, as expected"));
        assertThat(failed.remark()).startsWith("4 of 5 checks failed, first SELECT 1 FROM original");
        drills.assertNothingLeft();
    }

    @Test
    void anInterruptedDrillIsNoneAndLeavesNothing() {
        drills.bench.backUp();
        for (String moment : List.of("bringing backup", "restoring into", "comparing it", "asking the restored")) {
            drills.bench.onSaying = line -> {
                if (line.startsWith(moment)) {
                    Thread.currentThread().interrupt();
                }
            };
            drills.isNoDrill(
                    () -> drills.run(Where.SCRATCH),
                    Outcome.INTERRUPTED,
                    "Interrupted; 'drilled' was not touched and nothing of the drill is left");
        }
    }

    @Test
    void whatCannotBeTriedIsRefusedAndSaysNothingOfTheBackup() throws IOException {
        drills.bench.backUp();
        drills.bench.edit(json -> ((ObjectNode) json.path("source")).put("serverVersion", 180001));
        String newer = "was made by PostgreSQL 18, and th";
        drills.isNoDrill(() -> drills.run(Where.SCRATCH), Outcome.REFUSED, newer);
        drills.isNoDrill(() -> drills.run(Where.ISOLATED), Outcome.REFUSED, newer);
        drills.isNoDrill(() -> drills.drill().preflight(drills.bench.latest(), Where.SCRATCH), Outcome.REFUSED, newer);
        drills.isNoDrill(() -> drills.drill().preflight(drills.bench.latest(), Where.ISOLATED), Outcome.REFUSED, newer);
        drills.bench.edit(json -> ((ObjectNode) json.path("source"))
                .put("serverVersion", 150001)
                .put("databaseSize", Long.MAX_VALUE / 2));
        drills.isNoDrill(() -> drills.run(Where.SCRATCH), Outcome.REFUSED, "free");
        drills.isNoDrill(() -> drills.run(Where.ISOLATED), Outcome.REFUSED, "of disk space free");
        drills.bench.edit(json -> ((ObjectNode) json.path("source")).put("database", "other"));
        drills.isNoDrill(() -> drills.run(Where.SCRATCH), Outcome.REFUSED, "is of database 'other'");
    }

    @Test
    void aGuidesDumpIsCountedByItsFirstDrillAndIsTheNewestThatARecoveryMayRelyOnThen() throws Exception {
        Path dump = Files.createDirectories(drills.bench.backups()).resolve("backup_20260111_020000.dump");
        assertThat(drills.bench.guide(dump, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", "drilled"))
                .isZero();
        byte[] whole = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(whole, (int) (whole.length * GUIDE)));
        assertThatThrownBy(() -> drills.bench.adopt(dump.getFileName().toString()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
        Files.write(dump, whole);
        Manifest adopted = drills.bench.adopt(dump.getFileName().toString());
        assertThatThrownBy(() -> drills.bench.catalog().find("latest-verified")).isInstanceOf(DrshException.class);

        Drilled drilled = drills.run(Where.SCRATCH);

        assertThat(drilled.learned()).isTrue();
        assertThat(drilled.suspect()).isNull();
        assertThat(drilled.result().remark()).isEqualTo("2010 rows in 2 tables, all objects that it lists; 1 check");
        assertThat(drilled.result().checks()).extracting(Checked::found).containsExactly("2000");
        Manifest known = drills.bench.catalog().find("latest-verified").manifest();
        assertThat(known.knownFacts().rows()).isEqualTo(2010);
        assertThat(known.with(adopted.notes()))
                .usingRecursiveComparison()
                .ignoringFields("facts")
                .isEqualTo(adopted);
        Drilled again = drills.run(Where.SCRATCH);
        assertThat(again.learned()).isFalse();
        assertThat(again.result().remark()).contains("equal to what was backed up");
        drills.assertNothingLeft();
    }

    @Test
    void anAdoptedDumpOfNothingIsSuspectOnceItIsCounted() throws Exception {
        drills.bench.sql("DELETE FROM original", "DELETE FROM \"User\"");
        Path dump = Files.createDirectories(drills.bench.backups()).resolve("backup_20260111_020000.dump");
        assertThat(drills.bench.guide(dump, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", "drilled"))
                .isZero();
        drills.bench.adopt(dump.getFileName().toString());
        Drilled drilled = drills.run(Where.SCRATCH);
        assertThat(drilled.result().passed()).isTrue();
        assertThat(drilled.suspect()).isEqualTo("it holds no row in 2 tables");
        assertThat(drills.bench.latest().good()).isFalse();
        // A suspect backup can be restored all the same.
        assertThat(drills.run(Where.SCRATCH).result().passed()).isTrue();
    }

    @Test
    void aBackupThatWasPinnedWhileItWasTriedStaysPinnedAndADeletedOneStaysDeleted() throws IOException {
        drills.bench.backUp();
        drills.bench.onSaying = line -> {
            if (line.startsWith("asking")) {
                BackupChanges.pin(drills.bench.latest());
            }
        };
        drills.run(Where.SCRATCH);
        assertThat(drills.bench.latest().manifest().notes()).satisfies(notes -> {
            assertThat(notes.pinned()).isTrue();
            assertThat(notes.drill()).isNotNull();
        });
        BackupChanges.unpin(drills.bench.latest());
        drills.bench.onSaying = line -> {
            if (line.startsWith("asking")) {
                BackupChanges.delete(drills.bench.latest().copies().get(0));
            }
        };
        drills.run(Where.SCRATCH);
        assertThat(drills.bench.files()).isEmpty();
        assertThat(drills.history().newestFirst()).hasSize(2);
    }
}
