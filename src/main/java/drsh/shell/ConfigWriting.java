package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import drsh.config.LoadedConfiguration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    /** @throws DrshException (refused) when one is there, or the folder cannot be written to */
    void write(String text) {
        withDraft(text, (draft, loaded) -> {
            try {
                linkOrCopy(draft, file);
            } catch (FileAlreadyExistsException e) {
                requireNone();
                throw e;
            }
            return file;
        });
    }

    /**
     * Puts a new one in the place of the one that is there, which gets another name too. Until the new one is whole, on
     * the disk and has its name, the old one stands as it was.
     *
     * @param old what the new one has to set as well
     * @return the other name of the old one
     * @throws DrshException (refused) when it cannot be written, or would not set all that
     */
    Path replace(String text, OldSettings old, Clock clock) {
        return withDraft(text, (draft, loaded) -> {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw DrshException.refused(file + " is a directory; nothing was changed", "move it away");
            }
            old.requireAll(loaded);
            Path kept = keep(clock);
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                remove(kept);
                throw e;
            }
            return kept;
        });
    }

    /** Gives the one that is there another name beside its own; a name that is taken already is not written over. */
    private Path keep(Clock clock) throws IOException {
        String name = ConfigurationFile.USUAL_NAME + "_before_" + TIME.format(LocalDateTime.now(clock));
        for (int number = 1; ; number++) {
            Path kept = file.resolveSibling(number == 1 ? name : name + "_" + number);
            try {
                linkOrCopy(file, kept);
                return kept;
            } catch (FileAlreadyExistsException e) {
                // Two in the same second.
            }
        }
    }

    /** A link cannot take the place of a file that somebody else put there; where there are no links, a copy must do. */
    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
                sync(to);
            }
        }
    }

    /** What is done with a draft that is whole and can be read. */
    private interface Placing {
        Path place(Path draft, LoadedConfiguration loaded) throws IOException;
    }

    private Path withDraft(String text, Placing placing) {
        @Nullable Path draft = null;
        try {
            draft = Files.createTempFile(
                    folder,
                    ".drsh-",
                    ".yml",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            sync(draft);
            LoadedConfiguration loaded = new ConfigurationFile(folder, Optional.of(draft), Map.of()).load();
            Path placed = placing.place(draft, loaded);
            sync(folder);
            return placed;
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            remove(draft);
        }
    }

    /** What a file, or a directory, holds is so after a crash of the machine too. */
    private static void sync(Path path) throws IOException {
        try (FileChannel handle = FileChannel.open(path, StandardOpenOption.READ)) {
            handle.force(true);
        }
    }

    private static void remove(@Nullable Path made) {
        try {
            if (made != null) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            // A draft is hidden, and a second name for what stands holds nothing more.
        }
    }

    private DrshException unwritable(IOException cause) {
        return new DrshException(
                Outcome.REFUSED,
                file + " cannot be written; nothing was changed",
                "check that " + folder + " is a directory that you may write to, and that its disk is not full",
                cause);
    }
}
