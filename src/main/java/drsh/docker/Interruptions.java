package drsh.docker;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    /**
     * Does what must come to its end whatever the operator presses, such as clean-up: on a thread of its own, so that an
     * interrupt cannot reach it. The interrupt is put off until it is over.
     */
    public static void putOff(Runnable work) {
        finish(new FutureTask<@Nullable Void>(work, null));
    }

    /**
     * As above, for the engine's making of something that has to be taken away again: an answer that was not waited for
     * would leave it there, and nobody would know its id.
     */
    static <T> T whole(Callable<T> work) {
        return finish(new FutureTask<>(work));
    }

    private static <T extends @Nullable Object> T finish(FutureTask<T> task) {
        Thread thread = new Thread(task, Thread.currentThread().getName());
        boolean interrupted = Thread.interrupted();
        thread.start();
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
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
