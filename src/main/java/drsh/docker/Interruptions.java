package drsh.docker;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a broken transfer from one that the operator broke off. A call of docker-java that begins on an interrupted
 * thread ends with a {@link CancellationException}.
 */
public final class Interruptions {

    private Interruptions() {}

    /** The failure that it was, or the interrupt; clears the thread's interrupt then, so that clean-up can work. */
    public static DrshException orFailed(Throwable e, String what, String next) {
        return or(e, new DrshException(Outcome.FAILED, what, next, e));
    }

    /** As above, with a failure of another kind. */
    public static DrshException or(Throwable e, DrshException failure) {
        return caused(e) ? new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e) : failure;
    }

    /** Whether the operator broke it off; clears the thread's interrupt. */
    static boolean caused(Throwable e) {
        boolean interrupted = Thread.interrupted();
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            interrupted |= isInterrupt(cause);
        }
        return interrupted;
    }

    private static boolean isInterrupt(Throwable e) {
        return (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))
                || e instanceof CancellationException
                || e instanceof ClosedByInterruptException;
    }
}
