package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Engine;
import drsh.stack.HealthCheck;
import drsh.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The address that the health check asks: only the engine knows which port the application publishes.
 *
 * @param url empty where it is not known now
 * @param source where it comes from, else why it is not known
 */
record FoundUrl(Optional<URI> url, String source) {

    /** An engine that answers at all answers within a second; one that never does must not keep the rest from view. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Asks the engine, for a few seconds at most. */
    static FoundUrl of(Stack stack) {
        FutureTask<URI> task = new FutureTask<>(() -> {
            if (stack.settings().healthUrl() == null) {
                // Not the stack's own connection: who waits for that for ever holds the stack.
                Engine.connect().close();
            }
            return new HealthCheck(stack, Reporter.SILENT).url();
        });
        Thread thread = new Thread(task, "address of the health check");
        thread.setDaemon(true);
        thread.start();
        try {
            return new FoundUrl(Optional.of(task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)), "engine");
        } catch (TimeoutException e) {
            task.cancel(true);
            return new FoundUrl(Optional.empty(), "the engine did not answer within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new FoundUrl(Optional.empty(), Failure.of(e).what());
        } catch (InterruptedException e) {
            task.cancel(true);
            throw new DrshException(Outcome.INTERRUPTED, "interrupted", "run it again", e);
        }
    }
}
