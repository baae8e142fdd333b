package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.command.Risk;
import drsh.runbook.Input;
import drsh.runbook.InputType;
import drsh.session.Plan;
import drsh.session.PlannedStep;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import drsh.storage.DirectoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of the backups that are not taken. */
class OtherBackupsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-13T02:10:00Z"), ZoneOffset.UTC);

    private static final Input BACKUP = new Input("backup", InputType.BACKUP, List.of(), null, "", 1);

    @TempDir
    Path folder;

    private DirectoryStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new DirectoryStorage(folder);
        put("20260111-020000", "2026-01-11T02:00:00Z");
    }

    private Manifest put(String id, String time) throws IOException {
        return StoredBackups.put(storage, id, time);
    }

    private String line(String chosen) {
        Catalog catalog = new Catalog(storage);
        Backup backup = catalog.find(chosen);
        return OtherBackups.of(backup, catalog.contents().backups()).line(CLOCK);
    }

    @Test
    void theyAreCounted() throws IOException {
        assertThat(line("latest")).isEqualTo("other backups: none that is good");
        put("20260112-020000", "2026-01-12T02:00:00Z");
        assertThat(line("latest")).isEqualTo("other backups: 1 good one, older");
        put("20260113-020000", "2026-01-13T02:00:00Z");
        assertThat(line("latest")).isEqualTo("other backups: 2 good ones, all older");
    }

    @Test
    void aGoodOneThatIsNewerWouldLoseLess() throws IOException {
        put("20260112-020000", "2026-01-12T02:00:00Z");
        put("20260113-020000", "2026-01-13T02:00:00Z");
        assertThat(line("20260111-020000"))
                .isEqualTo(
                        "other backups: 2 good ones; 20260113-020000 (10 m old) would lose less, if it is from before"
                                + " the incident");
    }

    @Test
    void aNewerOneThatIsDoubtfulIsNamedWithItsDoubt() throws IOException {
        Manifest suspect = put("20260113-020000", "2026-01-13T02:00:00Z");
        StoredBackups.suspect(storage, suspect, "it holds no row");
        assertThat(line("latest-verified"))
                .isEqualTo(
                        "other backups: none that is good; 20260113-020000 (10 m old) is newer, but SUSPECT: it holds no row");
        put("20260112-020000", "2026-01-12T02:00:00Z");
        assertThat(line("20260111-020000")).contains("20260112-020000 (1 d old)", "would lose less", "but SUSPECT");
        assertThat(line("latest-verified")).contains("1 good one; 20260113-020000");
        Files.delete(folder.resolve(suspect.data().file()));
        assertThat(line("latest-verified")).endsWith("is newer, but its files are not all there");
    }

    @Test
    void oneThatWasNeverReadToItsEndIsNotVerified() throws IOException {
        Manifest newer = put("20260113-020000", "2026-01-13T02:00:00Z");
        StoredBackups.unverified(storage, newer);
        assertThat(line("latest-verified")).endsWith("20260113-020000 (10 m old) is newer, but NOT verified");
    }

    @Test
    void backupsOfAnotherStackAreNoOthers() throws IOException {
        StoredBackups.ofStack(storage, put("20260113-020000", "2026-01-13T02:00:00Z"), "another");
        assertThat(line("20260111-020000")).isEqualTo("other backups: none that is good");
    }

    @Test
    void aPlanShowsThemBelowTheBackup() throws IOException {
        put("20260113-020000", "2026-01-13T02:00:00Z");
        SessionInputs inputs = new SessionInputs(new Catalog(storage), CLOCK);
        PlannedStep none =
                new PlannedStep(0, "preflight", "Preflight", Risk.READ, null, List.of(), List.of(), null, "");
        Plan plan = new Plan(
                "Recovery", List.of(inputs.resolve(BACKUP, "20260111-020000")), none, List.of(), null, null, null);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        new PlanScreen(new Console(stream, stream, Terminals.of(new Properties(), Map.of()), () -> 200)).show(plan);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsSequence(
                        "  backup: 20260111-020000, 3.9 KiB, 2 d old, verified",
                        "  other backups: 1 good one; 20260113-020000 (10 m old) would lose less, if it is from before the"
                                + " incident");
    }

    @Test
    void aPlanKnowsThemOfABackupAndOfNothingElse() throws IOException {
        SessionInputs inputs = new SessionInputs(new Catalog(storage), CLOCK);
        assertThat(inputs.resolve(BACKUP, "latest").others()).isEqualTo("other backups: none that is good");
        assertThat(inputs.resolve(new Input("note", InputType.TEXT, List.of(), null, "", 1), "latest")
                        .others())
                .isNull();
    }
}
