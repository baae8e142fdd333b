package drsh.docker;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a broken transfer from one that the operator broke off. A call of docker-java that begins on an interrupted
 * thread ends with a {@link CancellationException}.
 */
final class Interruptions {

    private Interruptions() {}

    /** Clears the thread's interrupt, so that clean-up can work. */
    static DrshException orFailed(Throwable e, String what, String next) {
        boolean interrupted = Thread.interrupted();
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            interrupted |= cause instanceof InterruptedIOException
                    || cause instanceof CancellationException
                    || cause instanceof java.nio.channels.ClosedByInterruptException;
        }
        return interrupted
                ? new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e)
                : new DrshException(Outcome.FAILED, what, next, e);
    }
}
