package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run that was killed leaves behind. */
public final class Leftovers {

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

    private static boolean isAbandoned(Path file) {
        Matcher name = PARTIAL.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return false;
        }
        String process = name.group(1);
        return process == null || ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }
}
