package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Keys;
import drsh.artifact.TestSealings;
import drsh.backup.Backup;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.Place;
import drsh.backup.StoredBackups;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a host that only has public keys: what it cannot read it compares with the manifest, and needs no server for that. */
class VerificationTests {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private DirectoryStorage main;
    private DirectoryStorage drive;
    private Catalog catalog;
    private Stack stack;

    @BeforeEach
    void open() throws IOException {
        main = new DirectoryStorage(folder.resolve("main"));
        drive = new DirectoryStorage(folder.resolve("drive"));
        catalog = new Catalog(List.of(new Place(Place.MAIN, main), new Place("usb", drive)));
        Files.createDirectory(folder.resolve("drive"));
        Files.writeString(folder.resolve("compose.yml"), "services: {}");
        stack = new Stack(
                new StackSettings(folder, null, null, null, null, null, null, List.of(), null, Duration.ZERO));
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        stack.close();
    }

    @Test
    void oneThatIsWholeIsNotedAsVerifiedNow() throws IOException {
        StoredBackups.put(main, TestSealings.toRecipient());
        verification().one(copy());
        assertThat(printed())
                .contains("backup 20260111-020000 is whole")
                .contains("this host has no key to read it again");
        assertThat(copy().manifest().notes().verifiedAt()).isEqualTo(OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC));
    }

    @Test
    void oneThatIsDamagedIsNamedAndCountsAsVerifiedNoMore() throws IOException {
        Manifest manifest = StoredBackups.put(main, TestSealings.toRecipient());
        StoredBackups.damage(folder.resolve("main").resolve(manifest.data().file()));
        assertThatThrownBy(() -> verification().one(copy()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining("Backup 20260111-020000 cannot be used")
                .hasMessageContaining(manifest.data().file());
        assertThat(copy().manifest().notes().verifiedAt()).isNull();
        assertThat(copy().good()).isFalse();
        assertThat(copy().manifest())
                .usingRecursiveComparison()
                .ignoringFields("notes.verifiedAt")
                .isEqualTo(manifest);
        assertThat(printed()).isEmpty();
    }

    @Test
    void everythingIsReadAlthoughTheFirstIsDamaged() throws IOException {
        Manifest manifest = StoredBackups.put(main, TestSealings.toRecipient());
        StoredBackups.put(drive, TestSealings.toRecipient());
        StoredBackups.damage(folder.resolve("main").resolve(manifest.data().file()));
        Files.writeString(folder.resolve("main").resolve("backup_2.json"), "{");
        Files.writeString(folder.resolve("main").resolve("old.dump"), "PGDMP");
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageStartingWith("2 are damaged: ")
                .hasMessageContaining(manifest.data().file())
                .hasMessageContaining("backup_2.json");
        assertThat(printed().lines())
                .anyMatch(line -> line.matches("20260111-020000 +main +Backup 20260111-020000 cannot be used: .*"))
                .anyMatch(line -> line.matches("20260111-020000 +usb +whole: its SHA-256 as recorded.*"))
                .anyMatch(line -> line.matches("backup_2.json +The manifest 'backup_2.json' cannot be read"))
                .anyMatch(line -> line.matches("old.dump +main +foreign: a custom-format dump"));
    }

    @Test
    void aKeyThatDoesNotFitIsARefusalAndNoDamage() throws IOException {
        Manifest manifest = StoredBackups.put(main, TestSealings.toPassphrase());
        for (Keys keys : List.of(TestSealings.none(), TestSealings.knowing("sesame"))) {
            assertThatThrownBy(() -> verification(keys).one(copy()))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                    .hasMessageContaining("Backup 20260111-020000 cannot be opened: ")
                    .hasMessageEndingWith("; nothing was changed");
            assertThat(copy().manifest()).isEqualTo(manifest);
            assertThat(copy().verified()).isTrue();
        }
    }

    @Test
    void damageIsFoundWithAWrongKeyToo() throws IOException {
        Manifest manifest = StoredBackups.put(main, TestSealings.toPassphrase());
        StoredBackups.damage(folder.resolve("main").resolve(manifest.data().file()));
        assertThatThrownBy(() -> verification(TestSealings.knowing("sesame")).one(copy()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining("SHA-256");
        assertThat(copy().verified()).isFalse();
    }

    @Test
    void amongAllAKeyThatIsMissingIsNoDamageAndDamageIsTheWorse() throws IOException {
        StoredBackups.put(main, TestSealings.toPassphrase());
        Manifest other = StoredBackups.put(drive, TestSealings.toRecipient());
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("a passphrase is needed");
        assertThat(printed().lines())
                .anyMatch(line -> line.matches("20260111-020000 +main +not read: .* a passphrase is needed .*"))
                .anyMatch(line -> line.matches("20260111-020000 +usb +whole: .*"));
        StoredBackups.damage(folder.resolve("drive").resolve(other.data().file()));
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
    }

    @Test
    void aBrokenManifestAloneIsAFailureToo() throws IOException {
        StoredBackups.put(main, TestSealings.toRecipient());
        Files.writeString(folder.resolve("main").resolve("backup_2.json"), "{");
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessage("The manifest 'backup_2.json' cannot be read");
    }

    @Test
    void whereAllIsWholeNothingIsThrown() throws IOException {
        StoredBackups.put(main, TestSealings.toRecipient());
        verification().all(catalog);
        assertThat(printed().lines()).hasSize(2);
    }

    @Test
    void aStorageThatIsAwayIsNamed() throws IOException {
        StoredBackups.put(main, TestSealings.toRecipient());
        Files.delete(folder.resolve("drive"));
        verification().all(catalog);
        assertThat(printed().lines()).anyMatch(line -> line.matches("the storage usb \\(.*\\) is not there: .*"));
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void anInterruptEndsItAndIsNoDamage() throws IOException {
        StoredBackups.put(main, TestSealings.toRecipient());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> verification().all(catalog))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
    }

    private Verification verification() {
        return verification(TestSealings.none());
    }

    private Verification verification(Keys keys) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, new Terminals(false, false, false, 80, false), () -> 80);
        return new Verification(
                new BackupVerifier(stack, keys, Clock.fixed(NOW, ZoneOffset.UTC), Reporter.SILENT), console);
    }

    private Backup.Copy copy() {
        return catalog.find("latest").copies().get(0);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
