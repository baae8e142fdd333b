package drsh.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The stack's name for the prompt. Compose knows it for certain, but asking it takes longer than opening the prompt may:
 * until it was asked, the name is read where Compose would find it. Safe for use by several threads.
 */
final class StackName {

    private record Source(String file, Pattern name) {}

    /** {@code stack.project} of drsh, the variable, and the key of a Compose file, in the order in which they count. */
    private static final List<Source> SOURCES = List.of(
            new Source("drsh.yml", Pattern.compile("^\\s+project:\\s*[\"']?([a-z0-9][a-z0-9_-]*)")),
            new Source(".env", Pattern.compile("^COMPOSE_PROJECT_NAME=[\"']?([a-z0-9][a-z0-9_-]*)")),
            new Source("docker-compose.prod.yml", Pattern.compile("^name:\\s*[\"']?([a-z0-9][a-z0-9_-]*)")),
            new Source("compose.yaml", Pattern.compile("^name:\\s*[\"']?([a-z0-9][a-z0-9_-]*)")),
            new Source("compose.yml", Pattern.compile("^name:\\s*[\"']?([a-z0-9][a-z0-9_-]*)")));

    /** A name stands at the top of a file, if anywhere. */
    private static final int FIRST_LINES = 1000;

    private final Workspaces workspaces;
    private final Map<Path, String> certain = new ConcurrentHashMap<>();

    StackName(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** The name for the folder that is worked in now, at once. */
    String value() {
        Path folder = workspaces
                .opened()
                .map(Workspace::folder)
                .orElseGet(() -> Path.of("").toAbsolutePath().normalize());
        String known = certain.get(folder);
        return known == null ? probable(folder) : known;
    }

    /** What Compose has said. */
    void certain(Path folder, String name) {
        certain.put(folder, name);
    }

    boolean isCertain(Path folder) {
        return certain.containsKey(folder);
    }

    /** As Compose makes it where nothing names the project. */
    private static String probable(Path folder) {
        Path last = folder.getFileName();
        String plain = last == null
                ? ""
                : last.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "")
                        .replaceFirst("^[_-]+", "");
        return SOURCES.stream()
                .flatMap(source -> written(folder, source).stream())
                .findFirst()
                .orElse(plain.isEmpty() ? "drsh" : plain);
    }

    private static Optional<String> written(Path folder, Source source) {
        Path file = folder.resolve(source.file());
        // The prompt waits for this: a pipe that nobody writes to would keep it for ever.
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file).limit(FIRST_LINES)) {
            return lines.map(source.name()::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            // Not there, or not to be read: another one may be.
            return Optional.empty();
        }
    }
}
