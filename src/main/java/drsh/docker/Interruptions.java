package drsh.docker;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a broken transfer from one that the operator broke off. A call of docker-java that begins on an interrupted
 * thread ends with a {@link CancellationException}.
 */
public final class Interruptions {

    /** As long as the engine's sign of life is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
        FutureTask<@Nullable Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(task, Thread.currentThread().getName());
        boolean interrupted = Thread.interrupted();
        thread.start();
        try {
            while (true) {
                try {
                    task.get();
                    return;
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

    /**
     * Has the engine make something that must be taken away again: an answer that is not waited for would leave it there,
     * and nobody would know its id. An interrupt is put off until the answer is there, but not for ever.
     *
     * @param undo takes away what was made after all, when the answer came too late
     * @throws CancellationException when there is no answer 15 seconds after the interrupt
     */
    static <T> T whole(Supplier<T> making, Consumer<T> undo) {
        return whole(making, undo, PATIENCE);
    }

    static <T> T whole(Supplier<T> making, Consumer<T> undo, Duration patience) {
        AtomicBoolean settled = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            T made = making.get();
            if (!settled.compareAndSet(false, true)) {
                undo.accept(made);
            }
            return made;
        });
        Thread thread = new Thread(task, Thread.currentThread().getName());
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            return task.get();
        } catch (InterruptedException e) {
            interrupted = true;
            return late(task, settled, patience);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T late(FutureTask<T> task, AtomicBoolean settled, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Pressed again, which makes it no faster.
            } catch (TimeoutException e) {
                if (settled.compareAndSet(false, true)) {
                    throw new CancellationException("the engine has not answered");
                }
                // It has answered in this very moment.
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
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
