package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The unit files that drsh wrote in a directory of systemd's. */
final class UnitFiles {

    private static final String TIMER = ".timer";

    private final Path directory;

    UnitFiles(Path directory) {
        this.directory = directory;
    }

    static String timerName(String stack) {
        return "drsh-" + stack + TIMER;
    }

    Path timer(String stack) {
        return directory.resolve(timerName(stack));
    }

    Path service(String stack) {
        return directory.resolve("drsh-" + stack + ".service");
    }

    /** What was written for a folder. */
    Optional<Marker> find(Path folder) {
        return timers().stream()
                .flatMap(file -> marker(file).stream())
                .filter(marker -> marker.folder().equals(folder))
                .findFirst();
    }

    /**
     * Makes sure that nothing else is overwritten.
     *
     * @throws DrshException (refused) when a file of that name is not drsh's, or is for another folder
     */
    void requireOurs(Job job) {
        for (Path file : List.of(service(job.stack()), timer(job.stack()))) {
            boolean ours = marker(file)
                    .filter(marker -> marker.folder().equals(job.folder()))
                    .isPresent();
            if (Files.exists(file) && !ours) {
                throw DrshException.refused(
                        "The unit " + file + " is there and is not for " + job.folder(),
                        "look at it; remove the schedule of the folder that its first line names, or the file");
            }
        }
    }

    /** Puts a whole unit in its place at once; units are read by others than their owner. */
    void write(Path file, String text) throws IOException {
        Files.createDirectories(directory);
        Path temporary = directory.resolve("." + file.getFileName() + ".partial");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(String stack) throws IOException {
        Files.deleteIfExists(timer(stack));
        Files.deleteIfExists(service(stack));
    }

    private List<Path> timers() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("drsh-.*\\.timer"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DrshException(
                    Outcome.REFUSED, "The units in " + directory + " cannot be read", "look at its mode", e);
        }
    }

    private static Optional<Marker> marker(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().flatMap(Marker::parse);
        } catch (IOException | UncheckedIOException e) {
            // Not one of drsh's, which can be read.
            return Optional.empty();
        }
    }
}
