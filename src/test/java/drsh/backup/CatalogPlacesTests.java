package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Form;
import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog of a main directory and a drive. */
class CatalogPlacesTests {

    private static final String OLD = "20260110-020000";
    private static final String NEW = "20260111-020000";

    @TempDir
    Path parent;

    private Path main;
    private Path drive;
    private Storage mainStorage;
    private Storage driveStorage;
    private Catalog catalog;

    @BeforeEach
    void open() throws IOException {
        main = Files.createDirectory(parent.resolve("main"));
        drive = Files.createDirectory(parent.resolve("drive"));
        mainStorage = new DirectoryStorage(main);
        driveStorage = DirectoryStorage.existing(drive);
        catalog = new Catalog(List.of(new Place(Place.MAIN, mainStorage), new Place("usb", driveStorage)));
    }

    @Test
    void copiesOfOneBackupAreOneBackup() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        StoredBackups.put(mainStorage, NEW, "2026-01-11T02:00:00Z");
        StoredBackups.put(driveStorage, OLD, "2026-01-10T02:00:00Z");
        assertThat(catalog.contents().backups())
                .extracting(backup -> backup.id() + " " + places(backup))
                .containsExactly(NEW + " [main]", OLD + " [main, usb]");
        assertThat(catalog.find(OLD).storage()).isSameAs(mainStorage);
    }

    @Test
    void aBackupThatIsOnlyOnTheDriveIsFoundThere() throws IOException {
        StoredBackups.put(driveStorage, OLD, "2026-01-10T02:00:00Z");
        Backup found = catalog.find("latest-verified");
        assertThat(places(found)).containsExactly("usb");
        assertThat(found.storage()).isSameAs(driveStorage);
        assertThat(found.at(Place.MAIN)).isEmpty();
    }

    @Test
    void aCopyWhoseFilesAreThereIsReadBeforeOneWhoseFilesAreNot() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        StoredBackups.put(driveStorage, OLD, "2026-01-10T02:00:00Z");
        Files.delete(main.resolve(manifest.data().file()));
        Backup found = catalog.find("latest-verified");
        assertThat(places(found)).containsExactly("usb", "main");
        assertThat(found.at(Place.MAIN).map(Backup.Copy::present)).contains(false);
        assertThat(found.present()).isTrue();
    }

    @Test
    void aDriveThatIsNotMountedIsAwayAndHidesNothing() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        Files.delete(drive);
        Catalog.Contents contents = catalog.contents();
        assertThat(contents.away()).containsExactly("usb (" + drive + ")");
        assertThat(contents.backups()).hasSize(1);
        Files.writeString(drive, "a file in the place of the drive");
        assertThat(catalog.contents().away()).containsExactly("usb (" + drive + ")");
        assertThat(catalog.find("latest").id().value()).isEqualTo(OLD);
    }

    @Test
    void aMainDirectoryThatIsNotMadeYetIsNotAway() throws IOException {
        Files.delete(main);
        assertThat(catalog.contents().away()).isEmpty();
        Files.writeString(main, "a file");
        assertThatThrownBy(() -> catalog.contents())
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void aManifestThatIsBrokenAtOnePlaceDoesNotHideTheOtherCopy() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        StoredBackups.put(driveStorage, OLD, "2026-01-10T02:00:00Z");
        Files.writeString(drive.resolve("backup_20260110_020000.json"), "{\"version\": 2, ");
        Catalog.Contents contents = catalog.contents();
        assertThat(contents.broken()).extracting(Broken::file).containsExactly("usb: backup_20260110_020000.json");
        assertThat(places(contents.backups().get(0))).containsExactly("main");
        Files.writeString(main.resolve("backup_20260110_020000.json"), "");
        assertThat(catalog.contents().broken())
                .extracting(Broken::file)
                .containsExactly("backup_20260110_020000.json", "usb: backup_20260110_020000.json");
        assertThat(catalog.contents().backups()).isEmpty();
    }

    /** Someone kept a copy of the manifest of a backup that was pinned later: it must not speak for the backup. */
    @Test
    void aManifestUnderAnotherNameIsBroken() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        Files.copy(main.resolve("backup_20260110_020000.json"), main.resolve("backup_20260110_020000 (copy).json"));
        BackupChanges.pin(catalog.find(OLD));
        Catalog.Contents contents = catalog.contents();
        assertThat(contents.broken()).extracting(Broken::file).containsExactly("backup_20260110_020000 (copy).json");
        assertThat(contents.broken().get(0).what())
                .contains("is that of backup " + OLD + " under another name")
                .endsWith("it belongs in 'backup_20260110_020000.json'");
        assertThat(places(contents.backups().get(0))).containsExactly("main");
        assertThat(contents.backups().get(0).manifest().notes().pinned()).isTrue();
    }

    @Test
    void foreignFilesMayHaveAnyName() throws IOException {
        List<String> names = List.of(
                " .dump",
                "a b 'c' \"d\".sql",
                "line\nbreak.dump",
                "\u001b[31mred\u001b[0m.dump",
                "tab\t.tar",
                "ümläut.sql.gz",
                "$(rm -rf x);.gpg",
                "--help.dump");
        for (String name : names) {
            Files.write(main.resolve(name), "--\n-- PostgreSQL database dump\n--\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(main.resolve("other.txt"), "-- PostgreSQL database dump\n");
        assertThat(catalog.contents().foreign()).extracting(Foreign::file).containsExactlyInAnyOrderElementsOf(names);
        assertThat(catalog.contents().foreign()).allSatisfy(foreign -> {
            assertThat(foreign.size()).isEqualTo(34);
            assertThat(foreign.content())
                    .isNotNull()
                    .satisfies(content -> assertThat(content.form()).isEqualTo(Form.SQL));
        });
        assertThatThrownBy(() -> catalog.find("latest")).isInstanceOf(DrshException.class);
        StoredBackups.put(driveStorage, OLD, "2026-01-10T02:00:00Z");
        assertThatThrownBy(() -> catalog.find("line\nbreak.dump"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.next()).contains("backup import line\nbreak.dump"));
    }

    @Test
    void foreignFilesOfTheDriveAreNotListed() throws IOException {
        Files.writeString(drive.resolve("old.dump"), "PGDMP");
        assertThat(catalog.contents().foreign()).isEmpty();
    }

    @Test
    void aStorageAloneHoldsWhatLiesThere() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        StoredBackups.put(driveStorage, NEW, "2026-01-11T02:00:00Z");
        Files.writeString(main.resolve("main.dump"), "PGDMP");
        Files.writeString(drive.resolve("drive.dump"), "PGDMP");
        Files.writeString(main.resolve("backup_1.json"), "{");
        Files.writeString(drive.resolve("backup_2.json"), "{");
        Catalog.Contents usb = catalog.only("usb").contents();
        assertThat(usb.backups()).extracting(Backup::id).hasToString("[" + NEW + "]");
        assertThat(usb.foreign()).extracting(Foreign::file).containsExactly("drive.dump");
        assertThat(usb.broken()).extracting(Broken::file).containsExactly("backup_2.json");
    }

    @Test
    void aSymbolicLinkInThePlaceOfAFileIsNoFileOfABackup() throws IOException {
        Manifest manifest = StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        Path data = main.resolve(manifest.data().file());
        Path elsewhere = Files.move(data, parent.resolve("elsewhere.dump"));
        Files.createSymbolicLink(data, elsewhere);
        assertThat(catalog.find(OLD).present()).isFalse();
        Files.createSymbolicLink(main.resolve("link.dump"), elsewhere);
        assertThat(catalog.contents().foreign()).isEmpty();
    }

    @Test
    void aManifestThatIsASymbolicLinkVouchesForNothing() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        Path json = main.resolve("backup_20260110_020000.json");
        Path elsewhere = Files.move(json, parent.resolve("elsewhere.json"));
        Files.createSymbolicLink(json, elsewhere);
        assertThat(catalog.contents().backups()).isEmpty();
    }

    @Test
    void latestVerifiedIsTheNewestThatIsKnownToHoldWhatItShould() throws IOException {
        StoredBackups.put(mainStorage, OLD, "2026-01-10T02:00:00Z");
        Manifest suspect = StoredBackups.put(mainStorage, NEW, "2026-01-11T02:00:00Z");
        StoredBackups.suspect(mainStorage, suspect, "it holds no row in 2 tables");
        put(Manifests.of("20260112-020000", "2026-01-12T02:00:00Z", false));
        put(Manifests.imported("20260113-020000", "2026-01-13T02:00:00Z"));
        assertThat(catalog.find("latest").id().value()).isEqualTo("20260113-020000");
        assertThat(catalog.find("latest-verified").id().value()).isEqualTo(OLD);
        assertThat(catalog.newestGood("shop", "reflectus"))
                .isNotNull()
                .satisfies(good -> assertThat(good.id().value()).isEqualTo(OLD));
        assertThat(catalog.newestGood("shop", "other")).isNull();
        assertThat(catalog.newestGood("other", "reflectus")).isNull();
        BackupChanges.accept(catalog.find(NEW));
        assertThat(catalog.find("latest-verified").id().value()).isEqualTo(NEW);
    }

    @Test
    void anUnknownPlaceIsAMistakeThatNamesTheKnownOnes() {
        assertThat(catalog.place("usb").storage()).isSameAs(driveStorage);
        assertThatThrownBy(() -> catalog.place("cloud")).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
            assertThat(e.next()).contains("main, usb");
        });
    }

    private void put(Manifest manifest) throws IOException {
        StoredBackups.put(mainStorage, manifest, Sealing.NONE, drsh.artifact.Compression.NONE);
    }

    private static List<String> places(Backup backup) {
        return backup.copies().stream().map(copy -> copy.place().name()).toList();
    }
}
