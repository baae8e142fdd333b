package drsh.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines for an operator to paste into a shell, where drsh itself must not decide. */
public final class ComposeLine {

    private static final Pattern SAFE = Pattern.compile("[\\w@%+=:,./-]+");

    private final Stack stack;

    /** For that stack. */
    public ComposeLine(Stack stack) {
        this.stack = stack;
    }

    /** Runs a statement in the database server. */
    public String psql(String statement) {
        Services services = stack.services();
        return line(List.of(
                "exec",
                services.database().name().value(),
                "psql",
                "-U",
                services.user(),
                "-d",
                "postgres",
                "-c",
                statement));
    }

    /** Runs a command in a new container of the application, with nothing else started. */
    String run(List<String> command) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--rm",
                "--no-deps",
                stack.services().requireApplication().name().value()));
        words.addAll(command);
        return line(words);
    }

    private String line(List<String> words) {
        List<String> all = new ArrayList<>(
                List.of("docker", "compose", "-f", stack.compose().file().toString()));
        @Nullable String project = stack.settings().project();
        if (project != null) {
            all.addAll(List.of("-p", project));
        }
        all.addAll(words);
        return all.stream().map(ComposeLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
