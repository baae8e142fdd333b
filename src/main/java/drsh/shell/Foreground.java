package drsh.shell;

import drsh.shell.screen.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Runs one piece of work at a time on a thread of its own, which Ctrl-C interrupts. The work always gets the time to
 * clean up, also when the process is told to end (SIGTERM, SIGHUP).
 */
final class Foreground {

    private final AtomicInteger interrupts = new AtomicInteger();
    private volatile CountDownLatch listening = new CountDownLatch(0);
    private volatile @Nullable Thread worker;
    private volatile @Nullable Console console;

    /** What Ctrl-C does while something runs. */
    void interrupt() {
        Thread running = worker;
        if (running == null) {
            return;
        }
        Console talk = console;
        if (talk != null && talk.live()) {
            talk.endLineOfKeys();
        }
        if (interrupts.incrementAndGet() > 1 && talk != null) {
            talk.say("still cleaning up; leaving it half done would be worse");
        } else {
            running.interrupt();
        }
    }

    /**
     * Waits until Ctrl-C comes here, for work that asks or changes something: a terminal that is opened later takes it
     * over for its questions, one that was opened before would lose it.
     */
    void awaitListening() {
        try {
            listening.await();
        } catch (InterruptedException e) {
            // It was heard.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether what runs now was asked to stop. */
    boolean interrupted() {
        return interrupts.get() > 0;
    }

    /** What was asked to stop has stopped, and been told so; the work as a whole goes on and can be interrupted again. */
    void settle() {
        interrupts.set(0);
    }

    /** Runs the work and waits for its end, however long that takes. */
    <T> T run(Console talk, Supplier<T> work) {
        console = talk;
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> result.set(work.get()), "command");
        thread.setUncaughtExceptionHandler((ended, e) -> thrown.set(e));
        Thread end = new Thread(() -> endOfProcess(thread), "end");
        interrupts.set(0);
        worker = thread;
        Runtime.getRuntime().addShutdownHook(end);
        CountDownLatch ready = new CountDownLatch(1);
        listening = ready;
        thread.start();
        Object before = null;
        try {
            // Beside the work, which it would hold up: a Ctrl-C that is faster than this ends the process by the hook.
            before = Signals.register("INT", this::interrupt);
            ready.countDown();
            join(thread);
        } finally {
            ready.countDown();
            worker = null;
            Signals.unregister("INT", before);
            forget(end);
        }
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException("the command ended without a result", thrown.get());
        }
        return value;
    }

    private void endOfProcess(Thread thread) {
        interrupts.incrementAndGet();
        thread.interrupt();
        join(thread);
    }

    private static void forget(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs already and waits for nothing any more.
            end.setName("ending");
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
