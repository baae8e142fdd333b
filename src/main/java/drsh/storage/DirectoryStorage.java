package drsh.storage;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A directory, mode 0700, with files of mode 0600. */
public final class DirectoryStorage implements Storage {

    /** What Linux and nearly every file system allow, in bytes. */
    static final int LONGEST_NAME = 255;

    private final Path directory;
    private final boolean make;

    private DirectoryStorage(Path directory, boolean make) {
        this.directory = directory;
        this.make = make;
    }

    /** A directory that is made when the first file is. Nothing is made or looked at yet. */
    public DirectoryStorage(Path directory) {
        this(directory, true);
    }

    /** A directory that has to exist: where a drive is not mounted, the disk below must not be written to. */
    public static DirectoryStorage existing(Path directory) {
        return new DirectoryStorage(directory, false);
    }

    @Override
    public boolean there() {
        return Files.isDirectory(directory);
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
        return attributes(name).size();
    }

    @Override
    public Instant modified(String name) {
        return attributes(name).lastModifiedTime().toInstant();
    }

    private BasicFileAttributes attributes(String name) {
        try {
            return Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public PendingFile create(String name) {
        if (!make && !there()) {
            throw DrshException.refused(
                    "The directory " + directory + " does not exist",
                    "mount the drive that it is on, or make it once by hand ('mkdir')");
        }
        if (bytes(name) > LONGEST_NAME) {
            throw DrshException.refused(
                    "The file name '" + name + "' would have " + bytes(name) + " bytes, and no more than "
                            + LONGEST_NAME + " can be",
                    "rename the file to something shorter");
        }
        try {
            path(name);
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
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
            PendingDirectoryFile.sync(directory);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "'" + name + "' in " + directory + " cannot be deleted",
                    "look at the owner and mode of that directory",
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

    static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
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

    private boolean isLink(String name) {
        try {
            return Files.isSymbolicLink(path(name));
        } catch (IOException e) {
            return false;
        }
    }

    private DrshException unreadable(String name, IOException e) {
        if (isLink(name)) {
            return new DrshException(
                    Outcome.REFUSED,
                    "'" + name + "' in " + directory + " is a symbolic link, and a backup must be a file of its own",
                    "put the file itself there",
                    e);
        }
        return new DrshException(
                Outcome.REFUSED,
                "'" + name + "' in " + directory + " cannot be read",
                "look at its owner and mode, or use another backup ('backup list')",
                e);
    }
}
