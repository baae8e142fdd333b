package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One scheduled run of a folder at a time. It is a lock of the operating system, which ends with its process however
 * that ends; the file stays. Its first byte keeps other runs out, the second shows that this one lives: who only looks
 * touches the second alone, and so never turns a run away that begins in that very moment.
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @throws DrshException (locked) when another run has it
     */
    static RunLock take(RunFiles files) {
        files.createDirectory();
        try {
            FileChannel channel = FileChannel.open(
                    files.lock(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (tried(channel, 0) == null) {
                channel.close();
                throw new DrshException(
                        Outcome.LOCKED,
                        "Another scheduled run of this stack is going on; this one did nothing",
                        "wait for it; 'schedule show' says when it began");
            }
            channel.lock(1, 1, false);
            return new RunLock(channel);
        } catch (IOException e) {
            throw unusable(files.lock(), e);
        }
    }

    /** Whether a run has it now. Not for the process that has it itself: looking would end its lock. */
    public static boolean isHeld(RunFiles files) {
        if (Files.notExists(files.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE)) {
            return tried(channel, 1) == null;
        } catch (IOException e) {
            throw unusable(files.lock(), e);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel, long at) throws IOException {
        try {
            return channel.tryLock(at, 1, false);
        } catch (OverlappingFileLockException e) {
            // This very process has it.
            return null;
        }
    }

    private static DrshException unusable(Path file, IOException e) {
        return new DrshException(
                Outcome.REFUSED,
                "The lock of the scheduled runs, " + file + ", cannot be used",
                "look at its owner and mode",
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It ends with the process in any case.
        }
    }
}
