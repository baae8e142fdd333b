package drsh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStorageTests {

    @TempDir
    Path parent;

    private Path directory() {
        return parent.resolve("backups");
    }

    private DirectoryStorage storage() {
        return new DirectoryStorage(directory());
    }

    @Test
    void aDirectoryThatIsNotThereYetIsEmpty() {
        assertThat(storage().names()).isEmpty();
        assertThat(directory()).doesNotExist();
        assertThat(storage().free()).isPositive();
    }

    @Test
    void aCommittedFileIsThereForItsOwnerAlone() throws IOException {
        write("one", "text");
        assertThat(storage().names()).containsExactly("one");
        assertThat(storage().size("one")).isEqualTo(4);
        assertThat(new String(storage().open("one").readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("text");
        assertThat(mode(directory())).isEqualTo("rwx------");
        assertThat(mode(directory().resolve("one"))).isEqualTo("rw-------");
        assertThat(files()).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00fc", "\ud83d\udc18"})
    void aNameMayBeAsLongAsTheFileSystemAllowsAndNoLonger(String letter) throws IOException {
        int size = letter.getBytes(StandardCharsets.UTF_8).length;
        String longest = letter.repeat(250 / size) + "y".repeat(250 % size) + ".dump";
        write(longest, "text");
        assertThat(files()).containsExactly(longest);
        assertThatThrownBy(() -> storage().create(longest + "x"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("would have 256 bytes");
        assertThat(files()).containsExactly(longest);
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        try (PendingFile file = storage().create("one")) {
            file.out().write(new byte[100_000]);
            file.sync();
            assertThat(storage().names()).isEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileIsNeverOverwritten() throws IOException {
        write("one", "first");
        assertThatThrownBy(() -> write("one", "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(directory().resolve("one"))).isEqualTo("first");
        assertThat(files()).containsExactly("one");
    }

    @Test
    void aLinkToNowhereIsNotOverwrittenEither() throws IOException {
        Files.createDirectory(directory());
        Files.createSymbolicLink(directory().resolve("one"), parent.resolve("elsewhere"));
        assertThatThrownBy(() -> write("one", "text")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(parent.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aFileWhoseFellowsFailedIsTakenAwayAndTheFileOfAnotherIsNot() throws IOException {
        write("other", "text");
        try (PendingFile one = storage().create("one");
                PendingFile other = storage().create("other")) {
            one.commit();
            assertThatThrownBy(other::commit).isInstanceOf(FileAlreadyExistsException.class);
            one.withdraw();
            other.withdraw();
        }
        assertThat(files()).containsExactly("other");
    }

    @Test
    void aFileCanBeReplacedOnPurpose() throws IOException {
        write("one", "first");
        try (PendingFile file = storage().create("one")) {
            file.out().write('2');
            file.replace();
        }
        assertThat(Files.readString(directory().resolve("one"))).isEqualTo("2");
        assertThat(mode(directory().resolve("one"))).isEqualTo("rw-------");
    }

    @Test
    void aSymbolicLinkIsNoFileOfIt() throws IOException {
        write("one", "text");
        Files.createSymbolicLink(directory().resolve("two"), directory().resolve("one"));
        assertThat(storage().names()).containsExactly("one");
        assertThatThrownBy(() -> storage().open("two")).isInstanceOf(DrshException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../secret", "/etc/passwd", "/x", "a/b", "a\0b"})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        Files.createDirectory(directory());
        Files.writeString(parent.resolve("secret"), "x");
        assertThatThrownBy(() -> storage().size(name)).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> storage().open(name)).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> storage().modified(name)).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> storage().create(name)).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> storage().delete(name))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(parent.resolve("secret")).exists();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileInTheDirectorysPlaceIsNamed() throws IOException {
        Files.writeString(directory(), "x");
        assertThatThrownBy(() -> storage().names())
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(directory().toString());
        assertThatThrownBy(() -> storage().create("one"))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining(directory().toString());
    }

    @Test
    void aDirectoryThatHasToExistIsNotMade() throws IOException {
        DirectoryStorage existing = DirectoryStorage.existing(directory());
        assertThat(existing.there()).isFalse();
        assertThat(existing.names()).isEmpty();
        refused(() -> existing.create("one"), "mount the drive");
        assertThat(directory()).doesNotExist();
        Files.writeString(directory(), "a file");
        assertThat(existing.there()).isFalse();
        refused(() -> existing.create("one"), "mount the drive");
        Files.delete(directory());
        Files.createDirectory(directory());
        assertThat(existing.there()).isTrue();
        try (PendingFile file = existing.create("one")) {
            file.commit();
        }
        assertThat(existing.names()).containsExactly("one");
    }

    @Test
    void aDirectoryIsThereOnceTheFirstFileIs() throws IOException {
        assertThat(storage().there()).isFalse();
        write("one", "text");
        assertThat(storage().there()).isTrue();
        assertThat(storage().where()).isEqualTo(directory().toString());
    }

    @Test
    void aDeletedFileIsGoneAndOneThatIsNotThereIsNoError() throws IOException {
        write("one", "text");
        write("two", "text");
        storage().delete("one");
        storage().delete("one");
        assertThat(files()).containsExactly("two");
    }

    @Test
    void whatCannotBeDeletedIsSaid() throws IOException {
        Files.createDirectories(directory().resolve("one").resolve("inside"));
        assertThatThrownBy(() -> storage().delete("one"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED))
                .hasMessageContaining("'one'")
                .hasMessageContaining(directory().toString());
    }

    @Test
    void deletingALinkLeavesWhatItPointsTo() throws IOException {
        Files.createDirectory(directory());
        Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "x");
        Files.createSymbolicLink(directory().resolve("one"), elsewhere);
        storage().delete("one");
        assertThat(files()).isEmpty();
        assertThat(elsewhere).exists();
    }

    @Test
    void aFileTellsWhenItWasLastWrittenTo() throws IOException {
        write("one", "text");
        Instant time = Instant.parse("2026-01-11T02:00:00Z");
        Files.setLastModifiedTime(directory().resolve("one"), FileTime.from(time));
        assertThat(storage().modified("one")).isEqualTo(time);
        refused(() -> storage().modified("two"), "owner and mode");
    }

    @Test
    void aSymbolicLinkIsSaidToBeOne() throws IOException {
        write("one", "text");
        Files.createSymbolicLink(directory().resolve("two"), directory().resolve("one"));
        assertThatThrownBy(() -> storage().open("two"))
                .hasMessageContaining("'two'")
                .hasMessageContaining("symbolic link");
        refused(() -> storage().open("two"), "put the file itself there");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");
        DirectoryStorage below = new DirectoryStorage(file.resolve("backups"));
        refused(() -> below.create("one"), "owner, mode and free space");
        assertThat(below.free()).isPositive();
        assertThat(file).hasContent("x");
    }

    @Test
    void subdirectoriesAndHiddenFilesAreNoFilesOfIt() throws IOException {
        write("one", "text");
        Files.createDirectory(directory().resolve("lost+found"));
        Files.writeString(directory().resolve(".hidden"), "x");
        assertThat(storage().names()).containsExactly("one");
    }

    private static void refused(ThrowingCallable act, String next) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.next()).contains(next);
        });
    }

    private void write(String name, String text) throws IOException {
        try (PendingFile file = storage().create(name)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.sync();
            file.commit();
        }
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory())) {
            return all.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
