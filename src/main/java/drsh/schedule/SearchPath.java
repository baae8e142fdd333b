package drsh.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where programs are looked for.
 *
 * @param directories absolute ones only: another would mean something else in another folder
 */
public record SearchPath(List<Path> directories) {

    private static final String USUAL = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Of these variables: their {@code PATH}, or the usual one. */
    public static SearchPath of(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", USUAL);
        List<Path> absolute = Arrays.stream(path.split(":", -1))
                .filter(directory -> directory.startsWith("/"))
                .map(Path::of)
                .distinct()
                .toList();
        return new SearchPath(absolute);
    }

    /** The program of that name. */
    Optional<Path> find(String program) {
        return directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** As {@code PATH} has it. */
    String text() {
        return directories.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
