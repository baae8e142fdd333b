package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.artifact.Artifact;
import drsh.artifact.Compression;
import drsh.artifact.ContentInput;
import drsh.artifact.Encryption;
import drsh.artifact.FullStorage;
import drsh.artifact.Keys;
import drsh.artifact.Layer;
import drsh.artifact.Sealing;
import drsh.artifact.TestSealings;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResealTests {

    @TempDir
    Path directory;

    private Storage storage;

    static Stream<Arguments> bothKinds() {
        return Stream.concat(
                recipients(),
                Stream.of(Arguments.of("zstd:1", TestSealings.toPassphrase(), TestSealings.passphrase())));
    }

    static Stream<Arguments> recipients() {
        return Stream.of("none", "gzip:6", "zstd:1")
                .map(compression -> Arguments.of(compression, TestSealings.toRecipient(), TestSealings.secretKey()));
    }

    @BeforeEach
    void open() {
        storage = new DirectoryStorage(directory);
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void encryptedAndDecryptedItIsTheSameToTheByte(String compression, Sealing sealing, Keys keys) throws IOException {
        Manifest before = StoredBackups.put(storage, Sealing.NONE, Compression.parse(compression));
        Map<String, String> files = contents();
        Manifest sealed = reseal(keys).encrypt(copy(), sealing);
        assertThat(sealed.encryption()).isEqualTo(sealing.encryption());
        assertThat(StoredBackups.files(directory))
                .containsExactly(
                        before.data().file() + ".gpg", globals(before).file() + ".gpg", "backup_20260111_020000.json");
        assertSameContent(before.data(), sealed.data());
        assertSameContent(globals(before), globals(sealed));
        assertThat(sealed.data().layers())
                .startsWith(Layer.OPENPGP)
                .endsWith(before.data().layers().toArray(new Layer[0]));
        assertThat(copy().manifest()).isEqualTo(sealed);
        assertThat(copy().good()).isTrue();
        new BackupFiles(storage, keys, sealed).checkBytes();
        assertThat(new BackupFiles(storage, keys, sealed).text(sealed.data()))
                .isEqualTo(new String(StoredBackups.dump(StoredBackups.ID), StandardCharsets.UTF_8));

        Manifest opened = reseal(keys).decrypt(copy());
        assertThat(opened).isEqualTo(before);
        assertThat(contents()).isEqualTo(files);
    }

    @Test
    void whatIsAlreadyAsWantedIsRefused() throws IOException {
        StoredBackups.put(storage, Sealing.NONE);
        assertThat(refusal(() -> reseal(TestSealings.none()).decrypt(copy())).what())
                .contains("is not encrypted");
        reseal(TestSealings.none()).encrypt(copy(), TestSealings.toRecipient());
        DrshException e = refusal(() -> reseal(TestSealings.none()).encrypt(copy(), TestSealings.toRecipient()));
        assertThat(e.what()).contains("encrypted already (public-key " + TestSealings.KEY_ID + ")");
    }

    @Test
    void aWrongPassphraseOrKeyChangesNothing() throws IOException {
        StoredBackups.put(storage, TestSealings.toPassphrase());
        Map<String, String> before = contents();
        for (Keys keys : List.of(TestSealings.knowing("sesame"), TestSealings.none(), TestSealings.secretKey())) {
            DrshException e = failure(() -> reseal(keys).decrypt(copy()));
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what()).startsWith("'backup_").contains(" cannot be opened: ");
            assertThat(contents()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void aDamagedFileIsNotWrittenAnew(String compression, Sealing sealing, Keys keys) throws IOException {
        for (Sealing now : List.of(Sealing.NONE, sealing)) {
            Manifest manifest = StoredBackups.put(storage, now, Compression.parse(compression));
            // The roles come last: the dump was written anew by then.
            StoredBackups.damage(directory.resolve(globals(manifest).file()));
            Map<String, String> before = contents();
            DrshException e = failure(() -> {
                if (now == Sealing.NONE) {
                    reseal(keys).encrypt(copy(), sealing);
                } else {
                    reseal(keys).decrypt(copy());
                }
            });
            assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(contents()).isEqualTo(before);
            BackupChanges.delete(copy());
        }
    }

    @Test
    void aNameThatIsTakenIsRefusedAndStaysAnothers() throws IOException {
        Manifest manifest = StoredBackups.put(storage, Sealing.NONE);
        Path taken = directory.resolve(globals(manifest).file() + ".gpg");
        Files.writeString(taken, "mine");
        Map<String, String> before = contents();
        DrshException e = failure(() -> reseal(TestSealings.none()).encrypt(copy(), TestSealings.toRecipient()));
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).contains(String.valueOf(taken.getFileName()));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFullDiskLeavesItAsItWas() throws IOException {
        StoredBackups.put(storage, Sealing.NONE);
        Map<String, String> before = contents();
        for (int room : new int[] {0, 100, 4500}) {
            Backup.Copy copy =
                    new Backup.Copy(new Place(Place.MAIN, new FullStorage(storage, room)), copy().manifest(), true);
            DrshException e = failure(() -> reseal(TestSealings.none()).encrypt(copy, TestSealings.toRecipient()));
            assertThat(e.outcome()).as("room for %d", room).isEqualTo(Outcome.FAILED);
            assertThat(e.what()).contains("it is as it was");
            assertThat(contents()).as("room for %d", room).isEqualTo(before);
        }
    }

    @Test
    void anImportedMessageOfAnyNameIsDecrypted() throws IOException {
        Manifest manifest = StoredBackups.put(storage, TestSealings.toRecipient(), Compression.parse("gzip"));
        for (String name : List.of("secret", "old.PGP", "x.dump.gz.asc")) {
            Files.copy(directory.resolve(manifest.data().file()), directory.resolve(name));
            Artifact data = new Artifact(
                    name,
                    manifest.data().size(),
                    manifest.data().sha256(),
                    manifest.data().layers(),
                    manifest.data().contentSize(),
                    manifest.data().contentSha256());
            Manifest imported = manifest.stored(data, null, manifest.encryption());
            Backup.Copy copy = new Backup.Copy(new Place(Place.MAIN, storage), imported, true);
            Manifest opened = reseal(TestSealings.secretKey()).decrypt(copy);
            assertThat(opened.encryption()).isEqualTo(Encryption.NONE);
            assertThat(opened.data().layers()).containsExactly(Layer.GZIP);
            assertThat(new BackupFiles(storage, TestSealings.none(), opened).text(opened.data()))
                    .startsWith("-- dump");
            assertThat(directory.resolve(name)).doesNotExist();
            Files.delete(directory.resolve(opened.data().file()));
        }
    }

    @Test
    void aMessageThatSomethingElseHasCompressedIsDecrypted() throws IOException {
        Manifest manifest = StoredBackups.put(storage, TestSealings.toRecipient(), Compression.parse("zstd"));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            Files.copy(directory.resolve(manifest.data().file()), gzip);
        }
        Files.write(directory.resolve("x.gpg.gz"), compressed.toByteArray());
        Artifact data;
        try (ContentInput survey = ContentInput.survey(
                storage.open("x.gpg.gz"), List.of(Layer.GZIP, Layer.OPENPGP, Layer.ZSTD), TestSealings.secretKey())) {
            survey.drain();
            data = survey.found("x.gpg.gz");
        }
        Manifest imported = manifest.stored(data, null, manifest.encryption());
        Manifest opened = reseal(TestSealings.secretKey())
                .decrypt(new Backup.Copy(new Place(Place.MAIN, storage), imported, true));
        assertThat(opened.data().layers()).containsExactly(Layer.ZSTD);
        assertThat(new BackupFiles(storage, TestSealings.none(), opened).text(opened.data()))
                .startsWith("-- dump");
    }

    private static Reseal reseal(Keys keys) {
        return new Reseal(keys, Reporter.SILENT);
    }

    private static Artifact globals(Manifest manifest) {
        return Objects.requireNonNull(manifest.globals());
    }

    private static void assertSameContent(Artifact before, Artifact after) {
        assertThat(after.contentSize()).isEqualTo(before.contentSize());
        assertThat(after.contentSha256()).isEqualTo(before.contentSha256());
        assertThat(after.sha256()).isNotEqualTo(before.sha256());
    }

    private Backup.Copy copy() {
        return new Catalog(storage).find("latest").copies().get(0);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new HashMap<>();
        for (String name : StoredBackups.files(directory)) {
            contents.put(name, Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    private static DrshException failure(ThrowingCallable change) {
        return catchThrowableOfType(DrshException.class, change);
    }

    private static DrshException refusal(ThrowingCallable change) {
        DrshException e = failure(change);
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        return e;
    }
}
