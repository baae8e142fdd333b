package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.artifact.TestSealings;
import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.config.ConfigurationFile;
import drsh.config.StateDirectory;
import drsh.shell.DoctorFinding.Level;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of keys and of backups; neither needs an engine. */
class DoctorChecksTests {

    @TempDir
    Path folder;

    private DirectoryStorage main;
    private Path state = Path.of("");
    private Optional<Duration> rpo = Optional.empty();

    @BeforeEach
    void keys() throws IOException {
        main = new DirectoryStorage(folder.resolve("backups"));
        state = folder.resolve("state/drsh");
        for (Path key : TestSealings.files()) {
            Files.copy(key, folder.resolve(String.valueOf(key.getFileName())), StandardCopyOption.REPLACE_EXISTING);
        }
        mode("secret.asc", "rw-------");
        Files.writeString(folder.resolve("passphrase"), "open sesame\n");
        mode("passphrase", "rw-------");
    }

    private void mode(String file, String mode) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString(mode));
    }

    private DoctorFinding finding(String check, String... lines) throws IOException {
        Files.write(folder.resolve("drsh.yml"), List.of(lines));
        try (Workspace workspace = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load())) {
            return Stream.of(
                            new EngineChecks(() -> workspace).all(),
                            new KeyChecks(() -> workspace).all(),
                            new StorageChecks(() -> workspace).all(),
                            new RoomChecks(() -> workspace, new StateDirectory(state)).all(),
                            new BackupChecks(() -> workspace, () -> rpo).all(),
                            new DrillChecks(() -> workspace, new StateDirectory(state)).all())
                    .flatMap(List::stream)
                    .filter(each -> each.name().equals(check))
                    .findFirst()
                    .orElseThrow()
                    .ask(Duration.ofMinutes(1));
        }
    }

    private void assertFinding(DoctorFinding found, Level level, String what, String fix) {
        assertThat(found.level()).as(found.what()).isEqualTo(level);
        assertThat(found.what()).contains(what);
        assertThat(found.fix()).contains(fix);
    }

    @Test
    void withoutAnyKeyNothingIsEncrypted() throws IOException {
        assertFinding(finding("keys"), Level.OK, "not encrypted", "");
        assertFinding(
                finding("keys", "encryption: {always: true}"),
                Level.WARNING,
                "a scheduled one has nobody to ask",
                "encryption.passphrase-file");
    }

    @Test
    void aPassphraseIsTried() throws IOException {
        assertFinding(
                finding("keys", "encryption: {passphrase-file: passphrase}"),
                Level.OK,
                "encrypts to passphrase and opens it again",
                "");
        assertFinding(
                finding("keys", "encryption: {passphrase-file: hunter2}"),
                Level.FAILURE,
                "encryption.passphrase-file names is not there",
                "drsh.yml");
        assertFinding(
                finding("keys", "encryption: {passphrase-command: echo $X}"),
                Level.FAILURE,
                "without a shell",
                "[sh, -c, '…']");
    }

    @Test
    void keyPairsAreTried() throws IOException {
        assertFinding(
                finding("keys", "encryption: {recipients: [public.asc]}"),
                Level.OK,
                "what it makes is opened elsewhere",
                "");
        assertFinding(
                finding("keys", "encryption: {recipients: [public.asc], secret-keys: [secret.asc]}"),
                Level.OK,
                "encrypts to public-key " + TestSealings.KEY_ID + " and opens it again",
                "");
        assertFinding(
                finding("keys", "encryption: {secret-keys: [secret.asc]}"), Level.OK, "secret keys can be read", "");
        assertFinding(
                finding("keys", "encryption: {recipients: [passphrase]}"),
                Level.FAILURE,
                "holds no OpenPGP key",
                "gpg --export");
        assertFinding(
                finding("keys", "encryption: {secret-keys: [gone.asc]}"),
                Level.FAILURE,
                "gone.asc is not there",
                "encryption.secret-keys");
    }

    @Test
    void aSecretThatOthersCanReadIsAWarning() throws IOException {
        String both = "encryption: {passphrase-file: passphrase, secret-keys: [secret.asc], recipients: [public.asc]}";
        assertFinding(finding("files with secrets", both), Level.OK, "none that others can read", "");
        mode("passphrase", "rw----r--");
        mode("secret.asc", "rw-r-----");
        assertFinding(
                finding("files with secrets", both),
                Level.WARNING,
                "others can read " + folder.resolve("passphrase") + " " + folder.resolve("secret.asc"),
                "'chmod 600 " + folder.resolve("passphrase") + " " + folder.resolve("secret.asc") + "'");
    }

    @Test
    void aBackupWhoseFileIsMissingIsAFailure() throws IOException {
        Manifest manifest = StoredBackups.put(main, Sealing.NONE);
        assertFinding(finding("files of backups"), Level.OK, "all there, of 1 backups", "");
        assertFinding(finding("doubtful backups"), Level.OK, "none", "");
        Files.delete(folder.resolve("backups").resolve(manifest.data().file()));
        assertFinding(
                finding("files of backups"),
                Level.FAILURE,
                "missing or of another size: " + StoredBackups.ID + " in main",
                "'backup delete ID");
        Files.writeString(folder.resolve("backups/backup_2.json"), "{");
        assertFinding(
                finding("files of backups"), Level.FAILURE, "The manifest 'backup_2.json' cannot be read", "look");
    }

    @Test
    void aSuspectBackupIsAWarning() throws IOException {
        StoredBackups.suspect(main, StoredBackups.put(main, Sealing.NONE), "it is small");
        assertFinding(finding("doubtful backups"), Level.WARNING, "suspect: " + StoredBackups.ID, "'backup accept ID'");
    }

    @Test
    void aStorageThatIsAwayIsAWarning() throws IOException {
        Files.createDirectory(folder.resolve("usb"));
        assertFinding(finding("storages", "storages: {usb: {directory: usb}}"), Level.OK, "main, usb (no copy)", "");
        assertFinding(
                finding("storages", "storages: {usb: {directory: gone}}"),
                Level.WARNING,
                "away: usb (" + folder.resolve("gone") + ")",
                "mount");
    }

    @Test
    void whatTheScheduleCopiesToIsToHaveAFreshCopy() throws IOException {
        Files.createDirectory(folder.resolve("usb"));
        assertFinding(
                finding("storages", "storages: {usb: {directory: usb}}", "schedule: {copy-to: usb}"),
                Level.WARNING,
                "the newest verified copy in usb: none",
                "'backup copy latest --to usb'");
    }

    @Test
    void theBackupDirectoryAndItsFilesAreForTheirOwnerAlone() throws IOException {
        assertFinding(finding("backup directory"), Level.WARNING, "is not there", "'backup create'");
        StoredBackups.put(main, Sealing.NONE);
        assertFinding(
                finding("backup directory"), Level.OK, folder.resolve("backups").toString(), "");
        Files.writeString(folder.resolve("backups/old.dump"), "");
        mode("backups/old.dump", "rw-r--r--");
        assertFinding(
                finding("backup directory"),
                Level.WARNING,
                "1 files in it are open to others, such as old.dump",
                "'chmod go-rwx " + folder.resolve("backups") + "/*'");
        mode("backups", "rwxr-x---");
        assertFinding(
                finding("backup directory"),
                Level.WARNING,
                "open to others (rwxr-x---)",
                "'chmod 700 " + folder.resolve("backups") + "'");
    }

    @Test
    void theNewestVerifiedBackupIsMeasuredByTheObjective() throws IOException {
        StoredBackups.put(main, Sealing.NONE);
        rpo = Optional.of(Duration.ofHours(1));
        assertFinding(
                finding("newest verified backup"),
                Level.FAILURE,
                "more would be lost than the objective of 1 h (rpo) allows",
                "'backup create'");
        rpo = Optional.of(Duration.ofDays(100_000));
        assertFinding(finding("newest verified backup"), Level.WARNING, StoredBackups.ID, "'schedule install'");
    }

    @Test
    void aDrillOfASuspectBackupIsNotTheLastOneThatPassed() throws IOException {
        assertFinding(finding("last drill"), Level.WARNING, "none", "'drill run'");
        Manifest suspect = StoredBackups.drilled(
                main, StoredBackups.put(main, "20260112-020000", "2026-01-12T02:00:00Z"), "2026-01-12T03:00:00Z", true);
        StoredBackups.suspect(main, suspect, "it holds no row");
        assertFinding(
                finding("last drill"),
                Level.WARNING,
                "passed, but that backup is suspect (it holds no row)",
                "'backup accept 20260112-020000'");
        Manifest good = StoredBackups.put(main, Sealing.NONE);
        StoredBackups.drilled(main, good, "2026-01-11T03:00:00Z", true);
        DoctorFinding counted = finding("last drill", "drill: {max-age: 36500d}");
        assertFinding(counted, Level.OK, "of backup " + StoredBackups.ID + ", ", "");
        assertThat(counted.what()).contains("was of suspect backup 20260112-020000 and does not count");
        StoredBackups.drilled(main, good, "2026-01-11T03:00:00Z", false);
        assertFinding(finding("last drill"), Level.FAILURE, "of backup " + StoredBackups.ID, "'drill history'");
    }

    @Test
    void roomIsComparedWithTheNewestBackup() throws IOException {
        assertFinding(finding("room for a backup"), Level.OK, "known after the first", "");
        StoredBackups.put(main, Sealing.NONE);
        assertFinding(finding("room for a backup"), Level.OK, "the newest backup has", "");
    }

    @Test
    void theStateDirectoryIsOneThatCanBeWritten() throws IOException {
        assertFinding(finding("state directory"), Level.OK, state.toString(), "");
        Files.createDirectories(state);
        mode("state/drsh", "rwxr-xr-x");
        assertFinding(finding("state directory"), Level.WARNING, "open to others", "'chmod 700 " + state + "'");
        state = Files.writeString(folder.resolve("file"), "").resolve("drsh");
        assertFinding(finding("state directory"), Level.FAILURE, "cannot be written", "-o \"$USER\" " + state);
    }

    @Test
    void theConfigurationSaysWhereItIs() throws IOException {
        assertFinding(
                finding("configuration"), Level.OK, folder.resolve("drsh.yml").toString(), "");
    }
}
