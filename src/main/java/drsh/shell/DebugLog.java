package drsh.shell;

import drsh.config.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

/** The file that holds the details of failures: the only place where a stack trace is written. */
final class DebugLog {

    private static final String NAME = "debug.log";

    private final StateDirectory state;
    private final Clock clock;
    private final boolean always;

    /**
     * A log.
     *
     * @param always whether every failure is recorded, because drsh was started with {@code --debug}
     */
    DebugLog(StateDirectory state, Clock clock, boolean always) {
        this.state = state;
        this.clock = clock;
        this.always = always;
    }

    boolean always() {
        return always;
    }

    /** Writes the details down and returns the failure, which now names the file. */
    Failure record(Failure failure, Throwable thrown) {
        try {
            Path file = append(clock.instant() + " " + failure.what() + "\n" + trace(thrown));
            return failure.next(failure.unexpected() ? "see " + file : failure.next() + " (details in " + file + ")");
        } catch (IOException e) {
            return failure.next(failure.next() + " (no log: " + state.path() + " cannot be written)");
        }
    }

    private Path append(String text) throws IOException {
        // Written through a channel, which would close at once on a thread that was interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            Path file = state.create().resolve(NAME);
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Files.writeString(file, text, StandardOpenOption.APPEND);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
