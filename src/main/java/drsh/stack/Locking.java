package drsh.stack;

import drsh.docker.StackLock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a stack as the work of this process uses it: taken once, and kept by the outermost work for all that is
 * within it, which only makes sure that it is still there.
 */
final class Locking {

    private final Function<String, StackLock> taking;
    private @Nullable StackLock held;
    private @Nullable String session;

    /** @param taking takes the lock for an operation */
    Locking(Function<String, StackLock> taking) {
        this.taking = taking;
    }

    <T> T during(String operation, Supplier<T> work) {
        StackLock outer = held();
        if (outer != null) {
            outer.requireHeld();
            return work.get();
        }
        String within = session();
        if (within != null) {
            // The session keeps it from here on.
            hold(taking.apply(within + ": " + operation));
            return work.get();
        }
        hold(taking.apply(operation));
        return released(work);
    }

    /**
     * Work of several parts, which nobody else's work may come between. Where the lock cannot be had now, because there
     * is no engine or no image yet, the first part that needs it takes it for the rest.
     *
     * @param attempt takes the lock, or none where there is nothing to take it with
     */
    <T> T wherePossible(String operation, Supplier<Optional<StackLock>> attempt, Supplier<T> work) {
        StackLock outer = held();
        if (outer != null) {
            outer.requireHeld();
        }
        if (outer != null || session() != null) {
            return work.get();
        }
        attempt.get().ifPresent(this::hold);
        begin(operation);
        try {
            return released(work);
        } finally {
            begin(null);
        }
    }

    /** What the work threw is told, and that the lock stayed beside it. */
    private <T> T released(Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            try {
                release();
            } catch (RuntimeException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        release();
        return result;
    }

    /** Whether what is held is still there; where nothing is held there is nothing to look for. */
    void require() {
        StackLock lock = held();
        if (lock != null) {
            lock.requireHeld();
        }
    }

    private void release() {
        StackLock lock = held();
        synchronized (this) {
            held = null;
        }
        if (lock != null) {
            lock.close();
        }
    }

    private synchronized @Nullable StackLock held() {
        return held;
    }

    private synchronized void hold(StackLock lock) {
        held = lock;
    }

    private synchronized @Nullable String session() {
        return session;
    }

    private synchronized void begin(@Nullable String operation) {
        session = operation;
    }
}
