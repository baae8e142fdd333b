package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run that was killed leaves behind. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PARTIAL = Pattern.compile("\\..*?(?:\\.(\\d{1,9}))?\\.partial");

    private Leftovers() {}

    /**
     * The hidden files of unfinished backups whose process, which their names tell, has ended.
     *
     * @throws DrshException (refused) when the directory cannot be read
     */
    public static List<Path> partialFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Leftovers::isAbandoned).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DrshException(
                    Outcome.REFUSED, "The directory " + directory + " cannot be read", "look at its owner and mode", e);
        }
    }

    /**
     * The names of the containers that drsh put beside a stack: those with tools, and the lock. They may be in use.
     *
     * @throws DrshException (refused) when the engine cannot be asked
     */
    public static List<String> containers(String stack) {
        return Stream.of("label=drsh.tools=" + stack, "name=^/?drsh-lock-" + stack + "$")
                .flatMap(filter -> names(filter).lines())
                .distinct()
                .toList();
    }

    private static boolean isAbandoned(Path file) {
        Matcher name = PARTIAL.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return false;
        }
        String process = name.group(1);
        return process == null || ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }

    private static String names(String filter) {
        List<String> question = List.of("docker", "ps", "--all", "--filter", filter, "--format", "{{.Names}}");
        ProcessResult result = new ChildProcess(question, Path.of("/"), Map.of(), PATIENCE).run();
        if (!result.succeeded()) {
            throw DrshException.refused(
                    "'docker ps' failed: " + result.complaint(), "start the engine, or set DOCKER_HOST");
        }
        return result.stdout();
    }
}
