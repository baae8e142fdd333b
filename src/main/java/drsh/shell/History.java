package drsh.shell;

import drsh.config.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The file of lines typed before. */
final class History {

    private final StateDirectory state;

    History(StateDirectory state) {
        this.state = state;
    }

    /** Where it is. */
    Path path() {
        return state.path().resolve("history");
    }

    /** Makes sure that it can be written, by its owner only; empty when it cannot. */
    Optional<Path> open() {
        try {
            Path file = state.create().resolve("history");
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Optional.of(file).filter(path -> Files.isRegularFile(path) && Files.isWritable(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The lines, oldest first; none when it cannot be read. */
    List<String> lines() {
        try {
            return Files.isRegularFile(path())
                    ? new String(Files.readAllBytes(path()), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
