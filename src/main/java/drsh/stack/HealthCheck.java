package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks the application how it is until it answers with a 2xx status or the time is up. It says nothing about the data:
 * an application with an empty database is as healthy as one with a full one.
 */
public final class HealthCheck {

    private static final String PATH = "/api/health";
    private static final long POLL_MILLIS = 500;

    private final Stack stack;
    private final Reporter reporter;

    /** For that stack. */
    public HealthCheck(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
    }

    /**
     * What a healthy application said.
     *
     * @param answer its answer
     * @param took from the first question to this answer
     */
    public record Healthy(Application.Answer answer, Duration took) {}

    /**
     * Waits until the application is healthy.
     *
     * @throws DrshException (verification failed) with what was last seen when the time is up
     */
    public Healthy await() {
        Duration timeout = stack.settings().healthTimeout();
        long start = System.nanoTime();
        Application application = new Application(stack);
        String last = "nothing";
        String reason = last;
        String before = "";
        try {
            while (System.nanoTime() - start < timeout.toNanos()) {
                Application.Answer answer = application.ask(url());
                if (answer.successful()) {
                    return new Healthy(answer, Duration.ofNanos(System.nanoTime() - start));
                }
                reason = answer.inFull();
                before = answer.starting() ? before : reason;
                if (!answer.toString().equals(last)) {
                    last = answer.toString();
                    reporter.say("health: " + last);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
        }
        throw new DrshException(
                Outcome.UNVERIFIED,
                "The application is not healthy after " + timeout.toSeconds() + " s; last seen: " + reason
                        + (before.isEmpty() || before.equals(reason) ? "" : "; before that: " + before),
                "look at 'stack logs'");
    }

    /**
     * What it asks.
     *
     * @throws DrshException (refused, usage) where that is not configured and the application does not run, publishes no
     *     port, or is not known
     */
    public URI url() {
        String configured = stack.settings().healthUrl();
        return configured == null ? new Application(stack).address(PATH) : URI.create(configured);
    }
}
