package drsh.stack;

import drsh.command.Reporter;
import drsh.docker.Container;
import drsh.docker.Interruptions;
import drsh.docker.ServiceName;
import drsh.postgres.PostgresServer;
import java.util.List;
import java.util.function.Function;

/**
 * Does work with the database server running, and leaves the stack as it was: a server that had to be started for it is
 * stopped again however the work ends, unless something else of the stack was started meanwhile and may be using it.
 */
public final class StartedDatabase {

    private final Stack stack;
    private final Reporter reporter;
    private final ServiceName service;

    /** Of that stack. */
    public StartedDatabase(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
        this.service = stack.services().database().name();
    }

    /** Does the work; only the database is started for it. */
    public <T> T during(Function<PostgresServer, T> work) {
        if (stack.databaseContainer().isPresent()) {
            return work.apply(stack.startedServer());
        }
        List<Container> before = stack.containers();
        try {
            reporter.say("starting the database service '" + service + "' for the time of the work");
            return work.apply(stack.startedServer());
        } finally {
            stopQuietly(before);
        }
    }

    /** What the work came to matters more than that the server still runs. */
    private void stopQuietly(List<Container> before) {
        try {
            Interruptions.putOff(() -> stop(before));
        } catch (RuntimeException e) {
            reporter.say("the database service '" + service + "' was started for this and still runs (" + e.getMessage()
                    + "): stop it with 'stack stop " + service + "'");
        }
    }

    private void stop(List<Container> before) {
        List<String> others = stack.containers().stream()
                .filter(container -> container.running() && !container.service().equals(service))
                .filter(container -> before.stream()
                        .noneMatch(earlier -> earlier.running() && earlier.id().equals(container.id())))
                .map(Container::name)
                .toList();
        if (!others.isEmpty()) {
            reporter.say("the database service '" + service + "' goes on: " + others.get(0) + " was started meanwhile");
            return;
        }
        reporter.say("stopping the database service '" + service + "' again");
        Lifecycle lifecycle = new Lifecycle(stack, reporter);
        if (before.isEmpty()) {
            lifecycle.down();
        } else {
            lifecycle.stop(List.of(service));
        }
    }
}
