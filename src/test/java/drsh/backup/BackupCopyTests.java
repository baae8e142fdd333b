package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.artifact.Artifact;
import drsh.artifact.Compression;
import drsh.artifact.FullStorage;
import drsh.artifact.Layer;
import drsh.artifact.Sealing;
import drsh.artifact.TestSealings;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackupCopyTests {

    @TempDir
    Path parent;

    private Path main;
    private Path drive;
    private Storage mainStorage;
    private Place usb;

    static Stream<Sealing> sealings() {
        return Stream.of(Sealing.NONE, TestSealings.toRecipient());
    }

    @BeforeEach
    void open() throws IOException {
        main = Files.createDirectory(parent.resolve("main"));
        drive = Files.createDirectory(parent.resolve("drive"));
        mainStorage = new DirectoryStorage(main);
        usb = new Place("usb", DirectoryStorage.existing(drive));
    }

    @AfterEach
    void clearTheInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("sealings")
    void aCopyIsTheSameToTheByteAndNeedsNoKey(Sealing sealing) throws IOException {
        StoredBackups.put(mainStorage, sealing, Compression.parse("zstd"));
        assertThat(copy()).isTrue();
        assertThat(StoredBackups.files(drive))
                .isEqualTo(StoredBackups.files(main))
                .hasSize(3);
        for (String file : StoredBackups.files(main)) {
            assertThat(drive.resolve(file)).hasSameBinaryContentAs(main.resolve(file));
        }
        assertThat(backup().at("usb").map(Backup.Copy::good)).contains(true);
    }

    @Test
    void whatIsThereIsNotCopiedAgain() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        assertThat(copy()).isTrue();
        BackupChanges.pin(new Backup(manifest, List.of(backup().copies().get(1))));
        assertThat(copy()).isFalse();
        assertThat(backup().at("usb").map(copy -> copy.manifest().notes().pinned()))
                .contains(true);
    }

    @ParameterizedTest
    @MethodSource("sealings")
    void aCopyThatLostAFileOrHasHalfOfOneIsMadeAnew(Sealing sealing) throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, sealing);
        copy();
        Files.delete(drive.resolve(manifest.data().file()));
        assertThat(copy()).isTrue();
        Files.write(drive.resolve(manifest.data().file()), new byte[10]);
        assertThat(copy()).isTrue();
        assertThat(backup().at("usb").map(Backup.Copy::present)).contains(true);
        assertThat(drive.resolve(manifest.data().file()))
                .hasSameBinaryContentAs(main.resolve(manifest.data().file()));
    }

    @Test
    void aCopyOfTheRightSizeThatIsDamagedIsMadeAnewAndStaysPinned() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        copy();
        BackupChanges.pin(new Backup(manifest, List.of(backup().copies().get(1))));
        for (Artifact artifact : manifest.artifacts()) {
            StoredBackups.damage(drive.resolve(artifact.file()));
            assertThat(copy()).as(artifact.file()).isTrue();
            assertThat(drive.resolve(artifact.file())).hasSameBinaryContentAs(main.resolve(artifact.file()));
        }
        assertThat(backup().at("usb").map(copy -> copy.manifest().notes().pinned()))
                .contains(true);
        assertThat(copy()).isFalse();
    }

    @Test
    void whatIsDamagedInTheMainDirectoryIsMadeGoodFromACopy() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        copy();
        Path data = main.resolve(manifest.data().file());
        StoredBackups.damage(data);
        usb = new Place("usb", DirectoryStorage.existing(drive));
        assertThat(new BackupCopy(Reporter.SILENT).run(backup(), new Place(Place.MAIN, mainStorage)))
                .isTrue();
        assertThat(data).hasSameBinaryContentAs(drive.resolve(manifest.data().file()));
    }

    @Test
    void aDamagedCopyThatWasEncryptedOtherwiseLeavesNothingBehind() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        copy();
        Manifest sealed = new Reseal(TestSealings.none(), Reporter.SILENT)
                .encrypt(backup().at("usb").orElseThrow(), TestSealings.toRecipient());
        StoredBackups.damage(drive.resolve(sealed.data().file()));
        assertThat(copy()).isTrue();
        assertThat(StoredBackups.files(drive)).isEqualTo(StoredBackups.files(main));
    }

    @Test
    void bothBeingDamagedTheTargetStaysAsItIs() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        copy();
        StoredBackups.damage(drive.resolve(manifest.data().file()));
        StoredBackups.damage(main.resolve(manifest.data().file()));
        assertThat(failure().outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(StoredBackups.files(drive)).hasSize(3);
    }

    @Test
    void aForeignFileThatHasTheNameIsNotReplaced() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        for (String taken :
                List.of(manifest.data().file(), manifest.artifacts().get(1).file())) {
            Files.writeString(drive.resolve(taken), "mine");
            DrshException e = failure();
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what()).contains(taken);
            assertThat(StoredBackups.files(drive)).containsExactly(taken);
            assertThat(drive.resolve(taken)).hasContent("mine");
            Files.delete(drive.resolve(taken));
        }
    }

    @Test
    void aDamagedSourceIsNotCopied() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        StoredBackups.damage(main.resolve(manifest.artifacts().get(1).file()));
        DrshException e = failure();
        assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(e.what()).contains(manifest.artifacts().get(1).file());
        assertThat(StoredBackups.files(drive)).isEmpty();
        Files.delete(main.resolve(manifest.data().file()));
        assertThat(failure().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(StoredBackups.files(drive)).isEmpty();
    }

    @Test
    void aTargetThatIsAFileOrNotThereIsRefused() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        Files.delete(drive);
        assertThat(failure().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(drive).doesNotExist();
        Files.writeString(drive, "a file");
        assertThat(failure().outcome()).isEqualTo(Outcome.REFUSED);
        usb = new Place("usb", new DirectoryStorage(drive));
        assertThatThrownBy(() -> copyOf(mainOnly()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(drive).hasContent("a file");
    }

    @Test
    void aTargetWithoutRoomIsRefusedBeforeAByteIsWritten() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        long size = backup().size();
        usb = new Place("usb", new FullStorage(usb.storage(), Long.MAX_VALUE, size - 1));
        DrshException e = failure();
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).contains(drive.toString()).contains("free");
        usb = new Place("usb", new FullStorage(DirectoryStorage.existing(drive), Long.MAX_VALUE, size));
        assertThat(copy()).isTrue();
    }

    @Test
    void aDiskThatBecomesFullOnTheWayIsLeftAsItWas() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        long size = backup().size();
        // Within the first file, within the second, and within the manifest.
        for (long room : new long[] {0, 100, size - 1, size, size + 10}) {
            usb = new Place("usb", new FullStorage(DirectoryStorage.existing(drive), room));
            DrshException e = failure();
            assertThat(e.outcome()).as("room for %d", room).isEqualTo(Outcome.FAILED);
            assertThat(e.what()).contains("No space left on device").contains("nothing was left there");
            assertThat(StoredBackups.files(drive)).as("room for %d", room).isEmpty();
        }
    }

    @Test
    void anInterruptLeavesNothing() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        Backup backup = backup();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> copyOf(backup))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
        assertThat(StoredBackups.files(drive)).isEmpty();
    }

    @Test
    void anotherBackupOfTheSameIdIsNotTakenForACopy() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        StoredBackups.put(
                usb.storage(), Manifests.of(StoredBackups.ID, "2026-01-11T01:00:00Z", true), "of another host");
        List<String> before = StoredBackups.files(drive);
        DrshException e = failure();
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).contains("another backup");
        assertThat(StoredBackups.files(drive)).isEqualTo(before);
    }

    @Test
    void aCopyThatIsEncryptedOtherwiseIsACopy() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        copy();
        Backup.Copy there = backup().at("usb").orElseThrow();
        Manifest sealed = new Reseal(TestSealings.none(), Reporter.SILENT).encrypt(there, TestSealings.toRecipient());
        assertThat(sealed.data().layers()).containsExactly(Layer.OPENPGP);
        assertThat(copy()).isFalse();
    }

    @Test
    void progressIsToldAgainstTheSizeOfEachFile() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        long[] last = new long[2];
        new BackupCopy(new Reporter() {
                    @Override
                    public void say(String line) {}

                    @Override
                    public void progress(String what, long bytes, long expected) {
                        last[0] += bytes == expected ? 1 : 0;
                        last[1] = Math.max(last[1], expected);
                    }
                })
                .run(backup(), usb);
        assertThat(last).containsExactly(2, manifest.data().size());
    }

    private boolean copy() {
        return copyOf(backup());
    }

    private boolean copyOf(Backup backup) {
        return new BackupCopy(Reporter.SILENT).run(backup, usb);
    }

    private DrshException failure() {
        return catchThrowableOfType(DrshException.class, this::copy);
    }

    private Backup backup() {
        return new Catalog(List.of(new Place(Place.MAIN, mainStorage), usb)).find("latest");
    }

    private Backup mainOnly() {
        return new Catalog(mainStorage).find("latest");
    }
}
