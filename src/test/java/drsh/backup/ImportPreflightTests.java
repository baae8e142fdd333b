package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.FullStorage;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPreflightTests {

    @TempDir
    Path folder;

    @Test
    void whatIsNoFileIsCalledWhatItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.dump"), "PGDMP");
        ImportPreflight.requireFile(file);
        refused(() -> ImportPreflight.requireFile(folder.resolve("b.dump")), "There is no file '" + folder);
        refused(() -> ImportPreflight.requireFile(folder), "is a directory");
        refused(
                () -> ImportPreflight.requireFile(Files.createSymbolicLink(folder.resolve("link"), file)),
                "is a symbolic link, and a backup must be a file of its own");
        refused(
                () -> ImportPreflight.requireFile(
                        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"))),
                "is a symbolic link to something that is not there");
        refused(() -> ImportPreflight.requireFile(Path.of("/dev/null")), "is a pipe or a device");
    }

    @Test
    void whatHasNoPlaceInTheStorageIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.dump"), "PGDMP");
        Storage storage = new DirectoryStorage(folder.resolve("backups"));
        ImportPreflight.requireRoom(file, "a.dump", storage);
        ImportPreflight.requireRoom(file, "a.dump", new FullStorage(storage, Long.MAX_VALUE, 5));
        refused(
                () -> ImportPreflight.requireRoom(file, "a.dump", new FullStorage(storage, Long.MAX_VALUE, 4)),
                "has 4 B free, and 'a.dump' needs 5 B");
        refused(() -> ImportPreflight.requireRoom(file, ".a.dump", storage), "is hidden");
        Files.createDirectory(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups").resolve("a.dump"), "");
        refused(() -> ImportPreflight.requireRoom(file, "a.dump", storage), "already");
    }

    private static void refused(ThrowingCallable act, String why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(why);
    }
}
