package drsh.shell;

import drsh.backup.Place;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.leftover.Leftover;
import drsh.schedule.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The hidden files of backups that were not finished, at all places. */
final class PartialFiles {

    /** On a drive that several hosts write to, a process that is not on this one may be at work. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(1);

    private PartialFiles() {}

    static List<Leftover> of(List<Place> places, Clock clock) {
        return places.stream()
                .map(place -> Path.of(place.storage().where()))
                .flatMap(directory -> Leftovers.partialFiles(directory).stream())
                .filter(file -> untouched(file, clock))
                .map(file -> new Leftover(
                        Leftover.Kind.PARTIAL,
                        file.toString(),
                        "delete " + file + " of a backup that was not finished",
                        () -> delete(file)))
                .toList();
    }

    private static boolean untouched(Path file, Clock clock) {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant())
                            .compareTo(UNTOUCHED)
                    >= 0;
        } catch (IOException e) {
            // It has just got its name, or is gone.
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, file + " cannot be deleted", "look at the owner and mode of its directory", e);
        }
    }
}
