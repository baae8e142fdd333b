package drsh.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A hidden file of mode 0600 beside its final name. */
final class PendingDirectoryFile implements PendingFile {

    private static final int BUFFER = 1 << 18;

    private final Path temporary;
    private final Path target;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean named;

    private PendingDirectoryFile(Path temporary, Path target, FileChannel channel) {
        this.temporary = temporary;
        this.target = target;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    static PendingDirectoryFile begin(Path directory, String name) throws IOException {
        Path temporary = directory.resolve(temporaryName(name));
        Files.deleteIfExists(temporary);
        FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new PendingDirectoryFile(temporary, directory.resolve(name), channel);
    }

    /** What is longer than a file system lets a name be is cut, and told from its like by a number. */
    private static String temporaryName(String name) {
        String end = "." + ProcessHandle.current().pid() + ".partial";
        int room = DirectoryStorage.LONGEST_NAME - 1 - end.length();
        if (DirectoryStorage.bytes(name) <= room) {
            return "." + name + end;
        }
        String number = "~" + Integer.toHexString(name.hashCode());
        String begin = name;
        while (DirectoryStorage.bytes(begin) > room - number.length()) {
            begin = begin.substring(0, begin.offsetByCodePoints(begin.length(), -1));
        }
        return "." + begin + number + end;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void sync() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
    }

    @Override
    public InputStream reopen() throws IOException {
        return Files.newInputStream(temporary);
    }

    @Override
    public long size() throws IOException {
        return Files.size(temporary);
    }

    @Override
    public void commit() throws IOException {
        if (channel.isOpen()) {
            sync();
        }
        try {
            // A link cannot take the place of a file that somebody else put there in this very moment.
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            moveToFreeName();
        }
        named = true;
        Files.deleteIfExists(temporary);
        syncDirectory();
    }

    @Override
    public void withdraw() {
        try {
            if (named) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            // It stays as a file that no manifest vouches for, and is listed as one.
        }
    }

    private void moveToFreeName() throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void replace() throws IOException {
        if (channel.isOpen()) {
            sync();
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
    }

    private void syncDirectory() throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null) {
            sync(directory);
        }
    }

    /** A name that was given or taken away is so after a crash of the machine too. */
    static void sync(Path directory) throws IOException {
        try (FileChannel handle = FileChannel.open(directory, StandardOpenOption.READ)) {
            handle.force(true);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // A hidden leftover is no backup; the next look at the directory passes it over.
        }
    }
}
