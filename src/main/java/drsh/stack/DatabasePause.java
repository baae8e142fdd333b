package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ComposeCommand;
import drsh.docker.Container;
import drsh.docker.ServiceName;
import drsh.process.Guardian;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stops the database for some work, and starts it again whatever happens: when the work ends or fails, on Ctrl-C, and,
 * by a guardian that outlives this program, after {@code kill -9} too.
 */
final class DatabasePause {

    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final int TRIES = 3;

    /**
     * Starts a container until it has been running for so many seconds on end: a stop that was begun goes on in the
     * engine, and ends what was only just started.
     */
    private static final String KEEP_STARTED =
            "up=0; tries=0; while [ \"$up\" -lt \"$2\" ] && [ \"$tries\" -lt 600 ]; do"
                    + " if [ \"$(docker inspect --format '{{.State.Running}}' \"$1\")\" = true ];"
                    + " then up=$((up + 1)); else up=0; docker start \"$1\"; fi; tries=$((tries + 1)); sleep 1; done";

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Stack stack;

    DatabasePause(Stack stack) {
        this.stack = stack;
    }

    <T> T during(Stack.Work<T> work) throws IOException {
        Optional<Container> running = stack.databaseContainer();
        if (running.isEmpty()) {
            return work.run();
        }
        Container database = running.get();
        try (Guardian guardian = Guardian.begin(
                List.of("sh", "-c", KEEP_STARTED, "drsh", database.id(), String.valueOf(grace().toSeconds())))) {
            T result = stopped(database, work, guardian);
            stack.startedServer();
            return result;
        }
    }

    private <T> T stopped(Container database, Stack.Work<T> work, Guardian guardian) throws IOException {
        try {
            stop(database);
            return work.run();
        } finally {
            start(database);
            guardian.dismiss();
        }
    }

    private void stop(Container database) {
        stack.compose().run(new ComposeCommand.Stop(List.of(database.service())), DEADLINE, line -> {});
        if (stack.databaseContainer().isPresent()) {
            throw DrshException.failed(
                    "The container '" + database.name() + "' still runs", "look at 'stack status', then try again");
        }
    }

    /** Whoever is impatient must wait for this one: without it the application stays down. */
    private void start(Container database) {
        boolean interrupted = Thread.interrupted();
        List<ServiceName> service = List.of(database.service());
        for (int tries = 1; ; tries++) {
            try {
                stack.compose().run(new ComposeCommand.Start(service), DEADLINE, line -> {});
                break;
            } catch (DrshException e) {
                interrupted |= e.outcome() == Outcome.INTERRUPTED;
                if (tries == TRIES) {
                    throw new DrshException(
                            Outcome.FAILED,
                            "The database was stopped and could not be started again: " + e.what(),
                            "start it with 'stack start " + database.service() + "'",
                            e);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration grace() {
        return stack.services().database().stopGracePeriod().plus(MARGIN);
    }
}
