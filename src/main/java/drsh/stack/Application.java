package drsh.stack;

import drsh.command.DrshException;
import drsh.docker.Container;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
     * @param text the beginning of the answer, or why there was none; empty for no answer
     *     from an application that is only starting
     */
    public record Answer(URI url, int status, String text) {

        /** Whether the status says success. */
        public boolean successful() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            if (status == 0 && text.isEmpty()) {
                return url + " is not answering yet";
            }
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
            return new Answer(url, response.statusCode(), body.substring(0, Math.min(body.length(), EXCERPT)));
        } catch (IOException e) {
            return new Answer(url, 0, reason(e));
        }
    }

    /** Nobody listens yet, or the engine's proxy does and has nobody behind it: both pass when the application is up. */
    static String reason(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        boolean starting = e instanceof ConnectException
                || e instanceof EOFException
                || message.contains("received no bytes")
                || message.contains("Connection reset")
                || message.contains("Connection refused");
        if (starting) {
            return "";
        }
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
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
