package drsh.backup;

import static drsh.backup.CardShell.COMPOSE;
import static drsh.backup.CardShell.NO_INPUT;
import static drsh.backup.CardShell.inDatabase;
import static drsh.backup.CardShell.quote;
import static drsh.backup.CardShell.word;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps that every recovery ends with: nothing readable is left lying about, the application runs again. */
final class CardEnd {

    /**
     * Over TCP: the socket also answers during the image's temporary initialisation server. Where the container does not
     * stay up Compose says so with each try.
     */
    static final String UNTIL_READY =
            "until " + inDatabase("pg_isready -h 127.0.0.1") + NO_INPUT + "; do sleep 1; done";

    private final CardSteps steps;
    private final CardStack stack;

    CardEnd(CardSteps steps, CardStack stack) {
        this.steps = steps;
        this.stack = stack;
    }

    /** Removes the copies, the ones on the host where there are any. */
    void cleanUp(boolean onHost, List<String> elsewhere) {
        List<String> lines = new ArrayList<>(elsewhere);
        if (onHost) {
            lines.add("rm -r \"$T\"");
        }
        if (!lines.isEmpty()) {
            steps.step("Remove the copies").block(lines);
        }
    }

    /** Migrations, then all services, then a look. */
    void startAll() {
        String application = stack.applicationService();
        if (application != null) {
            steps.step("Migrate")
                    .block(COMPOSE + " run --rm --no-deps -T \"$APP\" "
                            + stack.migrate().stream()
                                    .map(argument -> word(argument))
                                    .collect(Collectors.joining(" "))
                            + NO_INPUT);
        }
        steps.step("Start everything").block(COMPOSE + " up -d");
        if (application != null) {
            health();
        }
    }

    private void health() {
        String url = stack.healthUrl();
        steps.step("Health")
                .say("A good answer says that the application runs. It says nothing about the data: look at it.")
                .block(
                        COMPOSE + " ps",
                        url == null
                                ? "URL=\"http://$(docker port \"$(" + COMPOSE
                                        + " ps -q \"$APP\")\" | head -n 1 | cut -d ' ' -f 3)/api/health\""
                                : "URL=" + quote(url),
                        "if command -v curl >/dev/null; then",
                        "  curl --fail --retry 30 --retry-delay 1 --retry-all-errors \"$URL\"",
                        "else",
                        "  echo \"no curl here: open $URL with something else\"",
                        "fi");
    }
}
