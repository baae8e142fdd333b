package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.backup.Backup;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ComposeCommand;
import drsh.docker.VolumeForm;
import drsh.docker.VolumeName;
import drsh.postgres.CollationVersions;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.restore.VolumeTransition.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole volume is replaced; the tests share one stack and one backup of it, and each leaves it as it likes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumeRestoreIntegrationTests {

    private VolumeBench bench;
    private Backup backup;

    @BeforeAll
    void backUp() throws IOException {
        bench = new VolumeBench();
        bench.backUp(Method.VOLUME);
        backup = bench.latest();
    }

    @AfterAll
    void remove() throws IOException {
        bench.close();
    }

    @BeforeEach
    void fill() {
        bench.sql(
                "DROP TABLE IF EXISTS original, sorted, mine",
                "CREATE TABLE original AS SELECT n, md5(n::text) AS text FROM generate_series(1, 10) n",
                "DROP ROLE IF EXISTS late, clerk",
                "CREATE ROLE clerk LOGIN");
    }

    @AfterEach
    void nothingIsLeft() {
        bench.said.clear();
        bench.onSaying = line -> {};
        assertThat(bench.interrupted().find()).isEmpty();
        assertThat(bench.stack.engine().containersBeside(bench.stack.name())).isEmpty();
        assertThat(bench.volumes().beside(bench.stack.name())).isEmpty();
        bench.kept().all().forEach(kept -> bench.kept().remove(kept.name()));
        assertThat(bench.volumeNames()).containsExactly(bench.live().value());
    }

    @Test
    void theWholeServerGoesBackAndAnUndoBringsItForwardAgainRowForRow() {
        bench.sql("DELETE FROM original WHERE n > 3", "CREATE ROLE late LOGIN", "DROP ROLE clerk");
        VolumeForm form = bench.volumes().form(bench.live()).orElseThrow();
        bench.sql(
                "CREATE TABLE sorted (word text COLLATE \"en-x-icu\")",
                "UPDATE pg_collation SET collversion = '0.1' WHERE collname = 'en-x-icu'");
        Facts replaced = facts();

        VolumeRestored restored = bench.restore().run(backup);

        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
        assertThat(roles()).isEqualTo("clerk,postgres");
        assertThat(restored.compared()).isTrue();
        assertThat(restored.remarks()).isEmpty();
        assertThat(restored.outage()).isPositive();
        assertThat(bench.volumes().form(bench.live())).contains(form);
        VolumeName kept = Objects.requireNonNull(restored.kept());
        assertThat(bench.volumeNames()).containsExactly(bench.live().value(), kept.value());
        assertThat(kept.value()).matches(bench.live() + "_before_\\d{8}_\\d{6}");
        assertThat(bench.volumes().labels(kept).keySet()).noneMatch(label -> label.startsWith("com.docker"));

        VolumeUndone undone = bench.undo().run(null);

        assertThat(undone.live()).isEqualTo(kept);
        assertThat(undone.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.what()).contains("database 'shop' were sorted by version 0.1");
            assertThat(remark.next())
                    .endsWith("REINDEX DATABASE \"shop\"; ALTER COLLATION pg_catalog.\"en-x-icu\" REFRESH VERSION");
        });
        bench.sql("REINDEX DATABASE shop", "ALTER COLLATION pg_catalog.\"en-x-icu\" REFRESH VERSION");
        assertThat(CollationVersions.mismatches(bench.stack.server())).isEmpty();
        assertThat(FactsComparison.differences(replaced, facts())).isEmpty();
        assertThat(bench.sql("SELECT string_agg(text, ',' ORDER BY n) FROM original"))
                .isEqualTo(bench.sql("SELECT string_agg(md5(n::text), ',') FROM generate_series(1, 3) n"));
        assertThat(roles()).isEqualTo("late,postgres");
        assertThat(bench.kept().all())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(KeptVolume.Kind.UNDONE));
        assertThat(bench.volumeNames()).containsExactly(bench.live().value(), String.valueOf(undone.kept()));
    }

    @Test
    void aLostVolumeIsMadeAnewAndAPasswordThatTheArchiveDoesNotHaveIsNoticed() throws IOException {
        bench.stack.compose().run(new ComposeCommand.Down());
        bench.volumes().remove(bench.live());
        bench.environment("15", "second");
        try {
            VolumeRestored restored = bench.restore().run(backup);

            assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
            assertThat(restored.kept()).isNull();
            assertThat(bench.volumes().labels(bench.live()))
                    .containsEntry(
                            "com.docker.compose.project", bench.stack.name().value())
                    .containsEntry("com.docker.compose.volume", "data")
                    .containsEntry("team", "shop");
            assertThatThrownBy(restored::requireNoRemarks).isInstanceOfSatisfying(DrshException.class, e -> {
                assertThat(e.outcome()).isEqualTo(Outcome.ATTENTION);
                assertThat(e.what()).contains("is restored and live, but").contains("password authentication failed");
                assertThat(e.next()).startsWith("the volume keeps the password that it was made with");
                assertThat(e.what() + e.next()).doesNotContain("second");
            });
        } finally {
            bench.environment("15", "first");
        }
    }

    @Test
    void whatCannotEndWellIsRefusedAndNothingIsChanged() throws IOException {
        bench.stack.startedServer();
        String before = bench.docker("ps", "-q", "--no-trunc", "--filter", "volume=" + bench.live());
        bench.environment("17", "first");
        assertRefused(backup, "PostgreSQL 15", "PostgreSQL 17");
        bench.environment("15", "first");

        String spy = bench.stack.name() + "-spy";
        bench.docker("create", "--name", spy, "-v", bench.live() + ":/x", image(), "true");
        try {
            assertRefused(backup, "'" + spy + "'", "uses the volume '" + bench.live() + "' too");
        } finally {
            bench.docker("rm", "-v", spy);
        }
        bench.backUp(Method.CUSTOM);
        assertRefused(bench.latest(), "is a dump (custom)", "only a backup of the volume");

        assertThat(bench.docker("ps", "-q", "--no-trunc", "--filter", "volume=" + bench.live()))
                .isEqualTo(before);
        assertThat(bench.kept().all()).isEmpty();
    }

    private String image() {
        return bench.stack.databaseService().image();
    }

    private void assertRefused(Backup refused, String... words) {
        assertThatThrownBy(() -> bench.restore().run(refused))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContainingAll(words);
    }

    @Test
    void whatFailsOrIsInterruptedIsTakenBack() throws IOException {
        bench.sql("CREATE TABLE mine ()");
        Path archive =
                bench.folder.resolve("backups").resolve(backup.manifest().data().file());
        byte[] whole = Files.readAllBytes(archive);
        bench.onSaying = line -> {
            if (line.startsWith("making the volume") && line.contains("archive")) {
                damage(archive, whole);
            }
        };
        assertTakenBack(Outcome.UNVERIFIED, "SHA-256");
        Files.write(archive, whole);

        interruptAt("comparing the copy");
        assertTakenBack(Outcome.INTERRUPTED, "Interrupted");
        interruptAt("starting the database in");
        assertTakenBack(Outcome.INTERRUPTED, "Interrupted");
    }

    private void interruptAt(String work) {
        bench.onSaying = line -> {
            if (line.startsWith(work)) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void damage(Path archive, byte[] whole) {
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        try {
            Files.write(archive, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertTakenBack(Outcome outcome, String reason) {
        assertThatThrownBy(() -> bench.restore().run(backup))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(outcome))
                .hasMessageContainingAll(
                        reason, "the volume '" + bench.live() + "' is as it was before and the database runs again");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(bench.stack.server().execute(VolumeBench.SHOP, "SELECT count(*) FROM mine"))
                .isEqualTo("0\n");
        assertThat(bench.kept().all()).isEmpty();
        assertThat(bench.interrupted().find()).isEmpty();
    }

    @Test
    void whatAKilledDrshLeftBehindIsTakenBackOrFinished() throws Exception {
        bench.sql("DELETE FROM original WHERE n > 5");
        killedWhile("comparing the copy");
        assertInterrupted(Phase.COPYING);
        bench.interrupted().takeBack();
        assertThat(rows()).isEqualTo("5");
        assertThat(bench.volumeNames()).containsExactly(bench.live().value());

        // Somebody starts the half-checked volume, and something is written into it.
        killedWhile("comparing the volume");
        assertInterrupted(Phase.COPIED);
        assertThatThrownBy(() -> bench.stack.startedServer())
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("was interrupted, and its volume may not be whole");
        bench.sql("DELETE FROM original WHERE n > 9");
        bench.interrupted().takeBack();
        assertThat(rows()).isEqualTo("5");
        VolumeName written = bench.kept().all().get(0).name();

        killed(bench.undo(), written);
        assertInterrupted(Phase.FILLED);
        assertThat(bench.interrupted().finish()).isEmpty();
        assertThat(rows()).isEqualTo("9");
        VolumeName earlier = bench.kept().all().get(0).name();
        assertThat(bench.volumeNames()).containsExactly(bench.live().value(), earlier.value());

        killed(bench.undo(), earlier);
        assertThat(rows()).isEqualTo("5");
        assertThatThrownBy(() -> bench.kept().remove(earlier)).hasMessageContaining("is needed");
        bench.interrupted().takeBack();
        assertThat(rows()).isEqualTo("9");
    }

    private String rows() {
        return bench.sql("SELECT count(*) FROM original");
    }

    /** In a program of its own, which ends there and then. */
    private void killedWhile(String work) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingRestore.class.getName(),
                        bench.folder.toString(),
                        backup.id().value(),
                        work)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(program.waitFor()).isEqualTo(HaltingRestore.HALTED);
    }

    /** As far as the work itself goes: nothing of it is cleaned up, because nobody catches an error. */
    private void killed(VolumeUndo undo, VolumeName kept) {
        bench.onSaying = line -> {
            if (line.startsWith("starting the database in")) {
                throw new AssertionError("killed");
            }
        };
        assertThatThrownBy(() -> undo.run(kept.value())).isInstanceOf(AssertionError.class);
        bench.onSaying = line -> {};
    }

    private void assertInterrupted(Phase phase) {
        assertThat(bench.interrupted().find())
                .hasValueSatisfying(open -> assertThat(open.phase()).isEqualTo(phase));
        assertRefused(backup, "An earlier volume restore has not come to its end");
        assertThatThrownBy(() -> bench.restore().preflight(backup))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    private Facts facts() {
        return FactsReader.read(bench.stack.server(), VolumeBench.SHOP, Bench.LIMITS);
    }

    private String roles() {
        return bench.sql("SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname !~ '^pg_'");
    }
}
