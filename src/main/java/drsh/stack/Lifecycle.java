package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.ComposeFile;
import drsh.docker.Container;
import drsh.docker.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the stack, or services of it, down and up, under its lock. What Compose reports is checked with the engine.
 */
public final class Lifecycle {

    private static final Duration DEADLINE = Duration.ofMinutes(30);

    /** What Compose says of a container on its way; what became of it follows. */
    private static final Pattern UNDER_WAY =
            Pattern.compile(" (Creat(ing|ed)|Starting|Stopping|Removing|Waiting|Running|Recreated?|Restarting)\\s*$");

    private final Stack stack;
    private final Reporter reporter;

    /** For that stack. */
    public Lifecycle(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
    }

    /** Stops and removes all containers. The volumes stay. */
    public void down() {
        locked("stack down", this::removeAll);
    }

    private void removeAll() {
        run(new ComposeCommand.Down());
        List<Container> left = stack.containers();
        if (!left.isEmpty()) {
            throw DrshException.failed(
                    "The container '" + left.get(0).name() + "' is still there",
                    "look at 'stack status', then try again");
        }
    }

    /** Creates and starts all services. */
    public void up() {
        locked("stack up", this::startAll);
    }

    private void startAll() {
        stack.requireWhole();
        run(new ComposeCommand.Up(List.of()));
        requireRunning(List.of());
    }

    /** Stops services, all when none is named, and keeps their containers. */
    public void stop(List<ServiceName> services) {
        stack.services().requireKnown(services);
        locked("stack stop", () -> stopThem(services));
    }

    private void stopThem(List<ServiceName> services) {
        run(new ComposeCommand.Stop(services));
        for (Container container : concerned(services)) {
            if (container.running()) {
                throw DrshException.failed(
                        "The container '" + container.name() + "' still runs",
                        "look at 'stack status', then try again");
            }
        }
    }

    /**
     * Starts services, all when none is named; those without a container are created, nothing else is. The database
     * accepts connections then: its container runs long before that.
     */
    public void start(List<ServiceName> services) {
        stack.services().requireKnown(services);
        locked("stack start", () -> startThem(services));
    }

    private void startThem(List<ServiceName> services) {
        stack.requireWhole();
        run(services.isEmpty() ? new ComposeCommand.Up(services) : new ComposeCommand.UpAlone(services));
        requireRunning(services);
        if (services.isEmpty() || services.contains(stack.services().database().name())) {
            stack.startedServer();
        }
    }

    /** The engine is asked before Compose is: its answer says more when there is none. */
    private void locked(String operation, Runnable work) {
        stack.engine();
        stack.locked(operation, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** The longest that a stop may take by the Compose file. */
    public Duration longestStop() {
        return stack.services().file().services().stream()
                .map(ComposeFile.Service::stopGracePeriod)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void run(ComposeCommand command) {
        stack.compose().run(command, DEADLINE, line -> {
            if (!line.isBlank() && !UNDER_WAY.matcher(line).find()) {
                reporter.say("compose: " + line.strip().replaceAll(" +", " "));
            }
        });
    }

    private void requireRunning(List<ServiceName> services) {
        for (Container container : concerned(services)) {
            // A service that does one task and ends well is done, not broken.
            boolean done = container.status().startsWith("Exited (0)");
            if (!container.running() && !done) {
                throw DrshException.failed(
                        "The container '" + container.name() + "' does not run: " + container.status(),
                        "look at 'stack logs'");
            }
        }
    }

    private List<Container> concerned(List<ServiceName> services) {
        return stack.containers().stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList();
    }
}
