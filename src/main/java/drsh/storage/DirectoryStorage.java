package drsh.storage;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A directory, mode 0700, with files of mode 0600. */
public final class DirectoryStorage implements Storage {

    private final Path directory;

    /** Nothing is made or looked at yet. */
    public DirectoryStorage(Path directory) {
        this.directory = directory;
    }

    @Override
    public String where() {
        return directory.toString();
    }

    @Override
    public List<String> names() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The backup directory " + directory + " cannot be read",
                    "look at its owner and mode, or name another in drsh.yml (backups.directory)",
                    e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return Files.newInputStream(path(name), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public long size(String name) {
        try {
            return Files.size(path(name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public PendingFile create(String name) {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return PendingDirectoryFile.begin(directory, name);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The backup directory " + directory + " cannot be written to",
                    "look at its owner, mode and free space, or name another in drsh.yml (backups.directory)",
                    e);
        }
    }

    @Override
    public long free() {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** A name comes from a manifest, and a manifest can be edited: it must not lead out of the directory. */
    private Path path(String name) throws IOException {
        try {
            if (name.indexOf('/') >= 0 || Set.of("", ".", "..").contains(name)) {
                throw new NoSuchFileException(name, null, "not a plain name");
            }
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(name, null, e.getReason());
        }
    }

    private DrshException unreadable(String name, IOException e) {
        return new DrshException(
                Outcome.REFUSED,
                "'" + name + "' in " + directory + " cannot be read",
                "look at its owner and mode, or use another backup ('backup list')",
                e);
    }
}
