package drsh.schedule;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be run every day.
 *
 * @param stack the name of the stack, as Compose has it
 * @param folder where it runs, absolute
 * @param at the time of day, in the machine's time zone
 * @param command the program, by its absolute path, and its arguments
 * @param environment the variables that it gets, none of them secret
 * @param installed when this was decided, to the second
 */
public record Job(
        String stack,
        Path folder,
        LocalTime at,
        List<String> command,
        Map<String, String> environment,
        Instant installed) {

    /**
     * Checks that all of it can be written down.
     *
     * @throws DrshException (refused) when a text holds a control character: a line break would begin a new line of a
     *     unit or a crontab, which is a command of its own
     */
    public Job {
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        installed = installed.truncatedTo(ChronoUnit.SECONDS);
        requirePlain("the stack's name", stack);
        requirePlain("the folder", folder.toString());
        command.forEach(word -> requirePlain("the command", word));
        environment.forEach((name, value) -> requirePlain(name, value));
    }

    /** What is found again. */
    Marker marker() {
        return new Marker(stack, at, installed, folder);
    }

    private static void requirePlain(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw DrshException.refused(
                    what + " holds a line break or another control character, which no timer can be given",
                    "rename it, or run 'schedule run' by other means");
        }
    }
}
