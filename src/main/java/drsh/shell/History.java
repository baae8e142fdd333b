package drsh.shell;

import drsh.command.DrshException;
import drsh.config.StateDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file of lines typed before. */
final class History {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

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
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
                return Optional.empty();
            }
            setAsideWhatIsNoText(file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return Optional.of(file);
        } catch (IOException | DrshException e) {
            return Optional.empty();
        }
    }

    /** The line editor would not open on such a file; whoever wants it finds it beside the new one. */
    private static void setAsideWhatIsNoText(Path file) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (CharacterCodingException e) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            Files.move(file, file.resolveSibling("history.unreadable"), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
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
