package drsh.schedule;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment that says what drsh wrote and for which folder: the first line of each unit, and the line before that of a
 * crontab. Only what has it is ever replaced or removed.
 *
 * @param stack the name that the stack had
 * @param at the time of day
 * @param installed when it was written
 * @param folder the folder of the stack
 */
public record Marker(String stack, LocalTime at, Instant installed, Path folder) {

    // The folder comes last and in quotes: whatever it holds, the line ends in neither a blank nor a backslash, which
    // would make the next line part of this one.
    private static final Pattern LINE =
            Pattern.compile("# drsh schedule: stack (\\S+), daily at (\\S+), installed (\\S+), folder \"(.*)\"");

    /** The line, without its end. */
    String line() {
        return "# drsh schedule: stack " + stack + ", daily at " + at + ", installed " + installed + ", folder \""
                + folder + "\"";
    }

    /** The line that ends what it marks, where that is a part of a file. */
    String end() {
        return end(folder);
    }

    static String end(Path folder) {
        return "# drsh schedule end: folder \"" + folder + "\"";
    }

    /** Reads a line; empty when it is another one. */
    static Optional<Marker> parse(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Marker(
                    found.group(1),
                    LocalTime.parse(found.group(2)),
                    Instant.parse(found.group(3)),
                    Path.of(found.group(4))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
