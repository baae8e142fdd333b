package drsh.stack;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Container;
import drsh.docker.ServiceName;
import drsh.process.Guardian;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does work while the database service is stopped, and starts the very same container again however the work ends: done,
 * failed, interrupted once or more, or not at all because drsh was killed, for which a child process stands guard. For
 * work that only reads the volume: after anything else a start may be the wrong thing.
 */
public final class StoppedDatabase {

    /** Compose may have been about to ask for the stop when drsh was killed. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);

    private static final List<String> AT_REST = List.of("created", "exited", "dead");

    private final Stack stack;
    private final Reporter reporter;
    private final ServiceName service;

    /** Of that stack. */
    public StoppedDatabase(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
        this.service = stack.services().database().name();
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T run() throws E;
    }

    /**
     * Stops the service, does the work, starts the service again and waits until it accepts connections. A service that
     * does not run is neither stopped nor started.
     *
     * @throws DrshException what the work throws; (failed) when the service could not be started again, whether the work
     *     was done or not, saying so
     */
    public <T, E extends Exception> T during(Work<T, E> work) throws E {
        Optional<Container> active = stack.containers().stream()
                .filter(container -> container.service().equals(service) && !AT_REST.contains(container.state()))
                .findFirst();
        if (active.isEmpty()) {
            return work.run();
        }
        String id = active.get().id();
        Duration longest = stack.services().database().stopGracePeriod().plus(UNDER_WAY);
        try (Guardian guardian = Guardian.of(List.of("docker", "start", id), longest)) {
            return during(work, new Restart(id, guardian));
        }
    }

    private <T, E extends Exception> T during(Work<T, E> work, Restart restart) throws E {
        long start = System.nanoTime();
        T result;
        try {
            reporter.say("stopping the database service '" + service + "' for the time of the work");
            new Lifecycle(stack, reporter).stop(List.of(service));
            restart.stopped();
            result = work.run();
        } catch (Throwable e) {
            restart.run(e);
            sayRunning(start);
            throw e;
        }
        restart.run(null);
        sayRunning(start);
        return result;
    }

    private void sayRunning(long start) {
        reporter.say("the database service '" + service + "' runs again after "
                + Amounts.time(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Brings the container back. */
    private final class Restart {
        private final String id;
        private final Guardian guardian;
        private boolean stopped;

        Restart(String id, Guardian guardian) {
            this.id = id;
            this.guardian = guardian;
        }

        void stopped() {
            stopped = true;
            guardian.settled();
        }

        /** @param failure why the work ended, null when it is done */
        void run(@Nullable Throwable failure) {
            boolean interrupted = Thread.interrupted();
            try {
                if (!stopped) {
                    // A stop that was broken off may still come to its end, and then a start would have been in vain.
                    stack.engine().stopContainer(id);
                }
                stack.engine().startContainer(id);
                guardian.dismiss();
                awaitReady(failure);
            } catch (RuntimeException e) {
                if (e instanceof DrshException known && known.outcome() == Outcome.INTERRUPTED) {
                    throw e;
                }
                DrshException left = left(e, failure);
                if (failure != null) {
                    left.addSuppressed(failure);
                }
                throw left;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Another interrupt only ends the waiting: the container has been started. */
        private void awaitReady(@Nullable Throwable failure) {
            try {
                stack.startedServer();
            } catch (DrshException e) {
                if (failure == null || e.outcome() != Outcome.INTERRUPTED) {
                    throw e;
                }
                failure.addSuppressed(e);
            }
        }

        private DrshException left(RuntimeException e, @Nullable Throwable failure) {
            String why = e instanceof DrshException known ? known.what() : String.valueOf(e.getMessage());
            String work = failure == null
                    ? "The work with the stopped database is done"
                    : "The work with the stopped database failed ("
                            + (failure instanceof DrshException known ? known.what() : failure) + ")";
            return new DrshException(
                    Outcome.FAILED,
                    work + ", and the database service '" + service + "' does not run again: " + why,
                    "start it with 'stack start " + service + "' and look at 'stack logs " + service + "'",
                    e);
        }
    }
}
