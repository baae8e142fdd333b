package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The record of a session: one line of JSON for each event, appended and forced to disk before the session goes on. The
 * file is the operator's alone, since it tells what can be gone back to and by whom.
 */
final class Journal implements SessionListener, AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int SESSIONS_PER_SECOND = 100;

    private final String session;
    private final Path file;

    /** Not a channel: an interrupted thread would close that, and lose the line that says it was interrupted. */
    private final FileOutputStream out;

    private Journal(String session, Path file) throws IOException {
        this.session = session;
        this.file = file;
        this.out = new FileOutputStream(file.toFile(), true);
        hold();
    }

    /** A lock of the operating system, which ends with the process however that ends. */
    private void hold() throws IOException {
        try {
            if (out.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it open already.
        } catch (IOException e) {
            // A file system without locks: the stack's lock in the engine has to do.
            return;
        }
        out.close();
        throw Sessions.running(session);
    }

    /**
     * Opens a new journal in a directory, which is made if it is missing.
     *
     * @throws DrshException (REFUSED) if that cannot be written
     */
    static Journal open(Path directory, String runbook, Clock clock) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Journal journal = create(directory, TIME.format(ZonedDateTime.now(clock)) + "-" + runbook);
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
            return journal;
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "the journal cannot be written in " + directory + "; nothing was started",
                    "make the directory writable, or set XDG_STATE_HOME to one that is",
                    e);
        }
    }

    /**
     * Opens the journal of a session that goes on.
     *
     * @param size what it had when it was read. It must not be read again while it is open: closing any descriptor of a
     *     file gives up the process's lock on it (fcntl(2))
     * @throws DrshException (LOCKED) if another process has it open or had it since, (REFUSED) if it cannot be written
     */
    static Journal reopen(SessionLog log, long size) {
        String session = log.opened().session();
        try {
            Journal journal = new Journal(session, log.file());
            if (Files.size(log.file()) != size) {
                journal.close();
                throw Sessions.running(session);
            }
            if (log.torn()) {
                journal.out.write('\n');
            }
            return journal;
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "the journal " + log.file() + " cannot be written; nothing was started",
                    "look at its owner and mode, and at the room on its disk",
                    e);
        }
    }

    /** Whether a process has the journal of a file open: its session is running. */
    static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // A file system without locks: the stack's lock in the engine has to do.
            return false;
        }
    }

    /** Such as {@code 20260111-021503-disaster-recovery}. */
    String session() {
        return session;
    }

    Path file() {
        return file;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        try {
            out.write(JournalLine.of(at, event).getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "the journal " + file + " cannot be written any more; the session stops before its next act",
                    "make room on that disk; the journal's last lines say how far the session came",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            // Every line is on disk already.
        }
    }

    private static Journal create(Path directory, String name) throws IOException {
        for (int number = 1; number <= SESSIONS_PER_SECOND; number++) {
            String session = number == 1 ? name : name + "-" + number;
            Path file = directory.resolve(session + ".jsonl");
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                return new Journal(session, file);
            } catch (FileAlreadyExistsException e) {
                // Another session began in this second; the next number is tried.
            }
        }
        throw new IOException("too many sessions in one second");
    }
}
