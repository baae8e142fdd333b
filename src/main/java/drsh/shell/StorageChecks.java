package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.Place;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What doctor asks about the places where backups are kept. */
final class StorageChecks {

    /** A day, and time for the run that makes the next copy. */
    private static final Duration OLD = Duration.ofHours(26);

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Supplier<Workspace> workspace;

    StorageChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("backup directory", this::directory).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("storages", this::storages).after(EngineChecks.CONFIGURATION));
    }

    private DoctorFinding directory() {
        Path directory = Path.of(workspace.get().storage().where());
        if (Files.notExists(directory)) {
            return DoctorFinding.warning(directory + " is not there", "'backup create' makes it");
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return DoctorFinding.failure(
                    directory + " is no directory that " + System.getProperty("user.name", "this user")
                            + " may write to",
                    "'sudo chown \"$USER\" " + word(directory) + "', or set backups.directory in drsh.yml");
        }
        if (isOpen(directory)) {
            return DoctorFinding.warning(
                    directory + " is open to others (" + mode(directory) + ")", "'chmod 700 " + word(directory) + "'");
        }
        List<Path> open = openFiles(directory);
        return open.isEmpty()
                ? DoctorFinding.ok(directory.toString())
                : DoctorFinding.warning(
                        open.size() + " files in it are open to others, such as "
                                + open.get(0).getFileName(),
                        "'chmod go-rwx " + word(directory) + "/*'");
    }

    private static List<Path> openFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(StorageChecks::isOpen)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, e);
        }
    }

    private static boolean isOpen(Path file) {
        return !OWNER.containsAll(permissions(file));
    }

    private static String mode(Path file) {
        return PosixFilePermissions.toString(permissions(file));
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DrshException unreadable(Path file, Exception cause) {
        return new DrshException(
                Outcome.FAILED, "The mode of " + file + " cannot be read", "look at its owner and mode", cause);
    }

    private DoctorFinding storages() {
        Catalog catalog = workspace.get().catalog();
        Catalog.Contents contents = catalog.contents();
        if (!contents.away().isEmpty()) {
            return DoctorFinding.warning(
                    "away: " + String.join(", ", contents.away()), "mount the drive, or look at storages in drsh.yml");
        }
        String copyTo = workspace.get().configuration().values().schedule().copyTo();
        List<String> told = new ArrayList<>();
        for (Place place : catalog.places()) {
            Path directory = Path.of(place.storage().where());
            if (Files.exists(directory) && !Files.isWritable(directory)) {
                return DoctorFinding.failure(
                        place.name() + " (" + directory + ") cannot be written to",
                        "mount it writable, or 'sudo chown \"$USER\" " + word(directory) + "'");
            }
            Optional<Backup> newest = newest(contents, place.name());
            Optional<Duration> age =
                    newest.map(backup -> backup.age(workspace.get().clock()));
            if (place.name().equals(copyTo)
                    && age.filter(old -> old.compareTo(OLD) <= 0).isEmpty()) {
                return DoctorFinding.warning(
                        "the newest verified copy in " + copyTo + ": "
                                + age.map(old -> Amounts.time(old) + " old").orElse("none"),
                        "'backup copy latest --to " + copyTo + "'; 'schedule show' tells why none was made");
            }
            boolean main = place.name().equals(Place.MAIN);
            told.add(place.name()
                    + (main
                            ? ""
                            : age.map(old -> " (newest copy " + Amounts.time(old) + " old)")
                                    .orElse(" (no copy)")));
        }
        return DoctorFinding.ok(String.join(", ", told));
    }

    private static Optional<Backup> newest(Catalog.Contents contents, String place) {
        return contents.backups().stream()
                .filter(backup -> backup.at(place).filter(Backup.Copy::verified).isPresent())
                .findFirst();
    }

    /** As a shell takes it. */
    private static String word(Path path) {
        String text = path.toString();
        return text.matches("[\\w./@%+:,-]+") ? text : "\"" + text + "\"";
    }
}
