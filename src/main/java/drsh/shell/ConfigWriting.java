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
    private final Linking linking;

    ConfigWriting(Path folder) {
        this(folder, Files::createLink);
    }

    /**
     * Where links are made in another way, or not at all.
     *
     * @param linking gives a file a second name, and fails where that is taken or the file system has no such links
     */
    ConfigWriting(Path folder, Linking linking) {
        this.folder = folder;
        this.linking = linking;
        this.file = folder.resolve(ConfigurationFile.USUAL_NAME);
    }

    /** Gives a file a second name. */
    @FunctionalInterface
    interface Linking {

        /** As {@link Files#createLink}. */
        void link(Path link, Path existing) throws IOException;
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
                name(draft, file);
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
                keep(kept);
                return kept;
            } catch (FileAlreadyExistsException e) {
                // Two in the same second.
            }
        }
    }

    private void keep(Path kept) throws IOException {
        try {
            linking.link(kept, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // A file of somebody else's cannot be linked either. The copy is whole before it gets its name.
            Path copy = Files.createTempFile(folder, ".drsh-", ".yml");
            try {
                Files.copy(
                        file,
                        copy,
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
                if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
                    sync(copy);
                }
                claim(copy, kept);
            } finally {
                remove(copy);
            }
        }
    }

    /** A link cannot take the place of a file that somebody else put there. */
    private void name(Path whole, Path to) throws IOException {
        try {
            linking.link(to, whole);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            claim(whole, to);
        }
    }

    /**
     * Where there are no links. A rename is one step, but takes the place of whatever is there, and Java has none that
     * does not: a move without {@code REPLACE_EXISTING} looks first and renames then. So the name is taken by an empty
     * file, which only one can make and only if nothing is there, and the rename takes the place of that. A crash in
     * between leaves an empty file, which sets nothing, just as if it were not there; never half of one.
     */
    private static void claim(Path whole, Path to) throws IOException {
        Files.createFile(to);
        try {
            Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(to);
            throw e;
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
