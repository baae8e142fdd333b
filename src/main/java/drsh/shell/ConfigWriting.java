package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a {@code drsh.yml}: only one that can be read, never half of one, and never over another one. */
final class ConfigWriting {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final Path folder;
    private final Path file;

    ConfigWriting(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(ConfigurationFile.USUAL_NAME);
    }

    Path file() {
        return file;
    }

    /** Whether anything of that name is there, a link to nowhere included. */
    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws DrshException (refused) when there is one */
    void requireNone() {
        if (exists()) {
            throw DrshException.refused(
                    file + " is there already; nothing was written",
                    "'config show' prints what it says; 'config init --force' writes a new one and keeps the old one");
        }
    }

    /** Gives the one that is there another name, and says which. */
    Path keep(Clock clock) {
        Path kept =
                file.resolveSibling(ConfigurationFile.USUAL_NAME + "_before_" + TIME.format(LocalDateTime.now(clock)));
        try {
            return Files.move(file, kept);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @throws DrshException (refused) when one is there, or the folder cannot be written to */
    void write(String text) {
        @Nullable Path draft = null;
        try {
            draft = Files.createTempFile(
                    folder,
                    ".drsh-",
                    ".yml",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            new ConfigurationFile(folder, Optional.of(draft), Map.of()).load();
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            requireNone();
            throw unwritable(e);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            remove(draft);
        }
    }

    private static void remove(@Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // It is hidden, and holds nothing that matters.
        }
    }

    private DrshException unwritable(IOException cause) {
        return new DrshException(
                Outcome.REFUSED,
                file + " cannot be written",
                "check that " + folder + " is a directory that you may write to",
                cause);
    }
}
