package drsh.drill;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.DrillNotes;
import drsh.backup.Notes;
import drsh.backup.Requests;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.VolumeName;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import drsh.restore.Preparation;
import drsh.restore.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.node.ObjectNode;

/** A small database of its own with what tries its backups, and what a drill must leave as it was. */
final class DrillBench implements AutoCloseable {

    final Bench bench;
    List<SqlCheck> checks = List.of();
    private final Set<String> roles;

    DrillBench(TestStack test, String database) throws IOException {
        bench = new Bench(test, database);
        roles = roles();
    }

    Drilled run(Where where) {
        return drill().run(bench.latest(), where, records());
    }

    Drill drill() {
        Preparation preparation = new Preparation(
                bench.stack, bench.verifier(), new Restore.Settings(2, Bench.LIMITS), bench.clock, bench);
        return new Drill(bench.stack, preparation, checks, bench);
    }

    DrillRecords records() {
        return new DrillRecords(history(), new DrillNotes(bench.catalog(), Requests.SUSPICION), bench.clock);
    }

    DrillHistory history() {
        return DrillHistory.of(bench.directory, bench.stack.name());
    }

    /** A drill that has to fail, with any of these in what it says. */
    void fails(String... what) {
        Backup backup = bench.latest();
        int drills = history().newestFirst().size();
        DrillResult result = run(Where.SCRATCH).result();
        assertThat(result.passed()).as(result.remark()).isFalse();
        assertThat(result.remark()).containsAnyOf(what);
        outcome(result::requirePassed, Outcome.UNVERIFIED, "The drill of backup " + backup.id() + " failed: ");
        assertThat(history().newestFirst()).hasSize(drills + 1).first().satisfies(entry -> {
            assertThat(entry.passed()).isFalse();
            assertThat(entry.remark()).isEqualTo(result.remark());
        });
        Notes.Drill noted = bench.latest().manifest().notes().drill();
        assertThat(noted != null && noted.passed()).isFalse();
        assertNothingLeft();
    }

    /** Work that is not even a drill: it says nothing of the backup. */
    void isNoDrill(ThrowingCallable work, Outcome outcome, String what) {
        isNoDrillWhileDown(work, outcome, what);
        assertNothingLeft();
    }

    /** The same where the server cannot be asked. */
    void isNoDrillWhileDown(ThrowingCallable work, Outcome outcome, String what) {
        int drills = history().newestFirst().size();
        Notes.Drill before = bench.latest().manifest().notes().drill();
        outcome(work, outcome, what);
        assertThat(history().newestFirst()).hasSize(drills);
        assertThat(Objects.equals(bench.latest().manifest().notes().drill(), before))
                .isTrue();
        assertNothingBeside();
    }

    private static void outcome(ThrowingCallable work, Outcome outcome, String what) {
        Assertions.assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(outcome))
                .hasMessageContaining(what);
    }

    /** Neither in the server and its container nor beside the stack, and the live data is what it was. */
    void assertNothingLeft() {
        assertThat(bench.beside()).isEmpty();
        assertThat(roles()).isEqualTo(roles);
        assertThat(bench.leftInContainer()).isEmpty();
        assertNothingBeside();
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
    }

    void assertNothingBeside() {
        assertThat(bench.stack.engine().containersBeside(bench.stack.name())).isEmpty();
        List<VolumeName> volumes = bench.stack.engine().volumes().beside(bench.stack.name());
        assertThat(volumes).isEmpty();
    }

    private Set<String> roles() {
        return new TreeSet<>(
                bench.sqlAsMaintenance("SELECT rolname FROM pg_roles").lines().toList());
    }

    /** Makes the manifest vouch for the file as it is now. */
    void vouch(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        bench.edit(json -> ((ObjectNode) json.path("data"))
                .put("size", bytes.length)
                .put("sha256", sha256)
                .put("contentSize", bytes.length)
                .put("contentSha256", sha256));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
