package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupChangesTests {

    @TempDir
    Path parent;

    private Path main;
    private Storage mainStorage;
    private Storage driveStorage;

    @BeforeEach
    void open() throws IOException {
        main = Files.createDirectory(parent.resolve("main"));
        mainStorage = new DirectoryStorage(main);
        driveStorage = new DirectoryStorage(parent.resolve("drive"));
    }

    @Test
    void aPinIsNotedAtEveryPlaceAndNothingElseChanges() throws IOException {
        Manifest before = StoredBackups.put(mainStorage, Sealing.NONE);
        StoredBackups.put(driveStorage, Sealing.NONE);
        BackupChanges.pin(backup());
        assertThat(backup().copies())
                .hasSize(2)
                .allSatisfy(copy -> assertThat(copy.manifest())
                        .isEqualTo(before.with(before.notes().pinned(true))));
        BackupChanges.unpin(backup());
        assertThat(backup().copies())
                .allSatisfy(copy -> assertThat(copy.manifest()).isEqualTo(before));
    }

    @Test
    void eachPlaceKeepsItsOwnOtherNotes() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        StoredBackups.put(driveStorage, Sealing.NONE);
        StoredBackups.suspect(mainStorage, manifest, "it holds no row in 2 tables");
        BackupChanges.pin(backup());
        assertThat(backup().copies())
                .extracting(copy -> copy.manifest().notes().suspect())
                .containsExactly("it holds no row in 2 tables", null);
        BackupChanges.accept(backup());
        assertThat(backup().good()).isTrue();
    }

    @Test
    void onlyASuspectOneThatIsWholeAsFarAsIsKnownCanBeAccepted() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
        assertRefused("is not suspect: there is nothing to accept");
        StoredBackups.suspect(mainStorage, manifest.with(manifest.notes().unverified()), "it holds no row");
        assertRefused("never read to its end, or was damaged");
        StoredBackups.suspect(mainStorage, manifest, "it holds no row");
        Files.delete(main.resolve(manifest.data().file()));
        assertRefused("a file of it is missing");
        assertThat(backup().manifest().notes().suspect()).isEqualTo("it holds no row");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> BackupChanges.accept(backup()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(why);
    }

    @Test
    void aManifestThatIsReadOnlyIsReplacedAndIsForItsOwnerAlone() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        Path json = main.resolve("backup_20260111_020000.json");
        Files.setPosixFilePermissions(json, PosixFilePermissions.fromString("r--r--r--"));
        BackupChanges.pin(backup());
        assertThat(backup().manifest().notes().pinned()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPinnedOneIsNotDeleted() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        BackupChanges.pin(backup());
        List<String> before = StoredBackups.files(main);
        assertThatThrownBy(() -> BackupChanges.delete(backup().copies().get(0)))
                .isInstanceOfSatisfying(DrshException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(e.next()).contains("backup unpin 20260111-020000");
                });
        assertThat(StoredBackups.files(main)).isEqualTo(before);
    }

    @Test
    void aDeletedOneIsGoneAtThatPlaceOnly() throws IOException {
        StoredBackups.put(mainStorage, Sealing.NONE);
        StoredBackups.put(mainStorage, "20260112-020000", "2026-01-12T02:00:00Z");
        StoredBackups.put(driveStorage, Sealing.NONE);
        BackupChanges.delete(catalog().find(StoredBackups.ID).copies().get(0));
        assertThat(StoredBackups.files(main)).hasSize(3).allMatch(name -> name.contains("20260112"));
        assertThat(catalog().find(StoredBackups.ID).storage()).isSameAs(driveStorage);
    }

    @Test
    void aCrashAfterAnyDeletionLeavesNoBackup() throws IOException {
        for (int deletions = 1; deletions <= 2; deletions++) {
            Manifest manifest = StoredBackups.put(mainStorage, Sealing.NONE);
            List<String> deleted = new ArrayList<>();
            int last = deletions;
            Storage crashing = crashing(deleted, last);
            Backup.Copy copy = new Backup.Copy(new Place(Place.MAIN, crashing), manifest, true);
            assertThatThrownBy(() -> BackupChanges.delete(copy)).isInstanceOf(IllegalStateException.class);
            assertThat(deleted).startsWith("backup_20260111_020000.json").hasSize(last);
            assertThat(new Catalog(mainStorage).contents().backups()).isEmpty();
            assertThat(new Catalog(mainStorage).contents().broken()).isEmpty();
            // Deleting it again ends what the crash has left.
            BackupChanges.delete(new Backup.Copy(new Place(Place.MAIN, mainStorage), manifest, true));
            assertThat(StoredBackups.files(main)).isEmpty();
        }
    }

    /** The storage, whose machine loses its power after so many deletions. */
    private Storage crashing(List<String> deleted, int last) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")) {
                        if (deleted.size() == last) {
                            throw new IllegalStateException("no power");
                        }
                        deleted.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(mainStorage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Catalog catalog() {
        return new Catalog(List.of(new Place(Place.MAIN, mainStorage), new Place("usb", driveStorage)));
    }

    private Backup backup() {
        return catalog().find("latest");
    }
}
