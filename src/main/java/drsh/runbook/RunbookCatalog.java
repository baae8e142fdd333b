package drsh.runbook;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runbooks of some directories: every file whose name is lower-case letters, digits and hyphens and ends in {@code
 * .md} (so that a README may stand among them). Where two have one name, the one of the earlier directory counts.
 */
public final class RunbookCatalog {

    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.md");

    private final List<Path> directories;

    /**
     * A catalog of these directories.
     *
     * @param directories in the order in which they are searched; one that does not exist is passed over
     */
    public RunbookCatalog(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /**
     * All runbooks by name. A file that cannot be read is listed with the reason, so that one bad file does not hide the
     * others.
     *
     * @throws DrshException (USAGE) if a directory cannot be read
     */
    public List<RunbookEntry> list() {
        return files().entrySet().stream()
                .map(file -> entry(file.getKey(), file.getValue()))
                .toList();
    }

    /**
     * The runbook of a name, with what is wrong with its form.
     *
     * @throws DrshException (USAGE) if there is none, or its file or a directory cannot be read
     */
    public ParsedRunbook find(String name) {
        Map<String, Path> files = files();
        Path file = files.get(name);
        if (file != null) {
            return read(file);
        }
        String hint = Nearest.to(name, files.keySet())
                .map(near -> " (did you mean " + near + ")")
                .orElse("");
        throw DrshException.usage(
                "no runbook is named " + PlainText.visible(name) + hint,
                "runbook list shows all of them; looked in "
                        + directories.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    /**
     * The runbook in a file, wherever it is.
     *
     * @throws DrshException (USAGE) if it cannot be read
     */
    public static ParsedRunbook read(Path file) {
        // Anything but a regular file could block for ever: a named pipe, a device.
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, "is no regular file", null);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return RunbookParser.parse(file, content.readNBytes(RunbookParser.LIMIT_BYTES + 1));
        } catch (IOException e) {
            throw unreadable(file, "cannot be read", e);
        }
    }

    private static RunbookEntry entry(String name, Path file) {
        try {
            Runbook runbook = read(file).runbook();
            return new RunbookEntry(name, runbook.title(), runbook.when(), file);
        } catch (DrshException e) {
            return new RunbookEntry(name, "", e.what(), file);
        }
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Path directory : directories) {
            if (Files.exists(directory)) {
                markdownIn(directory).forEach(file -> files.putIfAbsent(RunbookParser.name(file), file));
            }
        }
        return files;
    }

    private static List<Path> markdownIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(RunbookCatalog::isRunbook).toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, "cannot be read as a directory", e);
        }
    }

    private static boolean isRunbook(Path file) {
        return FILE_NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static DrshException unreadable(Path path, String why, @Nullable Exception cause) {
        String what = "runbook path " + path + " " + why;
        String next = "check the path and its permissions";
        return cause == null ? DrshException.usage(what, next) : new DrshException(Outcome.USAGE, what, next, cause);
    }
}
