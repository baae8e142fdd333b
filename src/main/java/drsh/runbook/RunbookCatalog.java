package drsh.runbook;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runbooks of some directories: every file whose name is lower-case letters, digits and hyphens and ends in {@code
 * .md} (so that a README may stand among them). Where two have one name, the one of the earlier directory counts and
 * hides the other.
 */
public final class RunbookCatalog {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

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
                .map(found -> entry(found.getKey(), found.getValue()))
                .toList();
    }

    /**
     * The runbook of a name, with what is wrong with its form.
     *
     * @throws DrshException (USAGE) if there is none, or its file or a directory cannot be read
     */
    public ParsedRunbook find(String name) {
        List<Path> found = filesOf(name);
        return hiding(read(found.get(0)), found);
    }

    /**
     * As {@link #find}, to be told what is wrong with it: a file that cannot be read is one finding.
     *
     * @throws DrshException (USAGE) if there is no runbook of that name, or a directory cannot be read
     */
    public ParsedRunbook examine(String name) {
        List<Path> found = filesOf(name);
        try {
            return hiding(read(found.get(0)), found);
        } catch (DrshException e) {
            return hiding(RunbookParser.unreadable(found.get(0), e.what()), found);
        }
    }

    /** Whether a runbook can have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The runbook in a file, wherever it is.
     *
     * @throws DrshException (USAGE) if it cannot be read
     */
    public static ParsedRunbook read(Path file) {
        return RunbookParser.parse(file, content(file));
    }

    /**
     * The text of a runbook as its file has it, except that line ends are those of Unix and what could fool a terminal is
     * written out.
     *
     * @throws DrshException (USAGE) if it cannot be read, is too large, or is no text
     */
    public static String text(Path file) {
        Findings findings = new Findings(file);
        RunbookText text = RunbookText.of(content(file), findings);
        if (findings.has(Rule.TOO_LARGE) || findings.has(Rule.NOT_TEXT)) {
            throw unreadable(
                    file, "cannot be shown: " + findings.inOrder().get(0).message(), null);
        }
        return String.join("\n", text.lines());
    }

    private static byte[] content(Path file) {
        // Anything but a regular file could block for ever: a named pipe, a device.
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, "is no regular file", null);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(RunbookParser.LIMIT_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read", e);
        }
    }

    private static ParsedRunbook hiding(ParsedRunbook parsed, List<Path> found) {
        return found.size() == 1
                ? parsed
                : parsed.with(new Finding(
                        found.get(0), 1, Rule.HIDES_ANOTHER, "hides " + joined(found.subList(1, found.size())), null));
    }

    private static RunbookEntry entry(String name, List<Path> found) {
        Path file = found.get(0);
        List<Path> hidden = found.subList(1, found.size());
        try {
            Runbook runbook = read(file).runbook();
            return new RunbookEntry(name, runbook.title(), runbook.when(), file, hidden);
        } catch (DrshException e) {
            return new RunbookEntry(name, "", e.what(), file, hidden);
        }
    }

    private List<Path> filesOf(String name) {
        Map<String, List<Path>> files = files();
        List<Path> found = files.get(name);
        if (found != null) {
            return found;
        }
        String what = "no runbook is named " + PlainText.visible(name);
        String next = "runbook list shows all of them; looked in " + joined(directories);
        throw Nearest.to(name, files.keySet())
                .map(near -> DrshException.mistyped(what + " (did you mean " + near + ")", next, near))
                .orElseGet(() -> DrshException.usage(what, next));
    }

    /** The files of each name, in the order of the directories; the same file by another way is no second one. */
    private Map<String, List<Path>> files() {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path directory : directories) {
            if (Files.exists(directory)) {
                for (Path file : markdownIn(directory)) {
                    List<Path> found = files.computeIfAbsent(RunbookParser.name(file), name -> new ArrayList<>());
                    if (found.stream().noneMatch(other -> isSame(other, file))) {
                        found.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<Path> markdownIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(RunbookCatalog::isRunbook).toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, "cannot be read as a directory", e);
        }
    }

    private static boolean isRunbook(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".md") && isName(RunbookParser.name(file));
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static DrshException unreadable(Path path, String why, @Nullable Exception cause) {
        String what = "runbook path " + path + " " + why;
        String next = "check the path and its permissions";
        return cause == null ? DrshException.usage(what, next) : new DrshException(Outcome.USAGE, what, next, cause);
    }
}
