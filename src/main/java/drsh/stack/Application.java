package drsh.stack;

import drsh.command.DrshException;
import drsh.docker.Container;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/** The application as its users reach it: over HTTP, at the port that its service publishes. */
public final class Application {

    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final int EXCERPT = 160;

    private final Stack stack;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST)
            .build();

    /** The one of that stack. */
    public Application(Stack stack) {
        this.stack = stack;
    }

    /**
     * What it answered.
     *
     * @param url what was asked
     * @param status the HTTP status, 0 when there was no answer
     * @param text the beginning of the answer, or why there was none
     * @param starting whether there was none in a way that passes by itself while an application starts
     */
    public record Answer(URI url, int status, String text, boolean starting) {

        /** Whether the status says success. */
        public boolean successful() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return starting ? url + " is not answering yet" : inFull();
        }

        /** With the reason also where waiting may help: when the time is up, "not yet" is no answer. */
        String inFull() {
            return status == 0 ? url + " does not answer (" + text + ")" : url + " answered " + status + " " + text;
        }
    }

    /**
     * Asks once.
     *
     * @param path such as {@code /api/health}
     */
    public Answer ask(String path) throws InterruptedException {
        return ask(address(path));
    }

    Answer ask(URI url) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(url).timeout(REQUEST).build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body().strip();
            return new Answer(url, response.statusCode(), body.substring(0, Math.min(body.length(), EXCERPT)), false);
        } catch (IOException e) {
            return silence(url, e);
        }
    }

    /** Why there was no answer. The client says it in no fixed place: here the message, there the cause of the cause. */
    static Answer silence(URI url, IOException e) {
        String said = "";
        boolean refused = false;
        boolean unresolved = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            said = said.isEmpty() && cause.getMessage() != null ? cause.getMessage() : said;
            // What the client makes of a refused connection, without a word.
            refused |= e instanceof ConnectException && cause instanceof ClosedChannelException;
            unresolved |= cause instanceof UnresolvedAddressException;
        }
        if (unresolved) {
            return new Answer(url, 0, "no address is known for the host " + url.getHost(), false);
        }
        if (said.isEmpty()) {
            said = refused ? "Connection refused" : e.getClass().getSimpleName();
        }
        return new Answer(url, 0, said, passes(said));
    }

    /** Nobody listens yet, or the engine's proxy does and has nobody behind it: both pass when the application is up. */
    private static boolean passes(String reason) {
        return reason.contains("received no bytes")
                || reason.contains("Connection reset")
                || reason.contains("Connection refused");
    }

    URI address(String path) {
        var service = stack.services().requireApplication();
        Container container = stack.engine()
                .running(stack.name(), service.name())
                .orElseThrow(() -> DrshException.refused(
                        "The application service '" + service.name() + "' is not running", "start it with 'stack up'"));
        if (container.publishedPorts().isEmpty()) {
            throw DrshException.usage(
                    "The application service '" + service.name() + "' publishes no port to ask",
                    "name the address in drsh.yml (stack.health-url)");
        }
        return URI.create("http://" + container.publishedPorts().get(0) + path);
    }
}
