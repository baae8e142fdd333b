package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Broken;
import drsh.backup.Catalog;
import drsh.backup.Place;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What doctor asks about backups. */
final class BackupChecks {

    /** A day, and time for the run that makes the next one. */
    private static final Duration OLD = Duration.ofHours(26);

    private static final int FEW = 3;

    private static final String CREATE = "'backup create'";

    private final Supplier<Workspace> workspace;

    BackupChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("backup directory", this::directory),
                new DoctorCheck("newest verified backup", this::newest),
                new DoctorCheck("files of backups", this::missing),
                new DoctorCheck("doubtful backups", this::doubtful),
                new DoctorCheck("storages", this::storages));
    }

    private DoctorFinding directory() {
        Path directory = path();
        if (!Files.isDirectory(directory)) {
            return DoctorFinding.warning(directory + " is not there", CREATE + " makes it");
        }
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
            return mode.equals("rwx------")
                    ? DoctorFinding.ok(directory.toString())
                    : DoctorFinding.warning(
                            directory + " is open to others (" + mode + ")", "'chmod 700 " + directory + "'");
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, "The mode of " + directory + " cannot be read", "look at its owner and mode", e);
        }
    }

    private DoctorFinding newest() {
        List<Backup> backups = workspace.get().catalog().contents().backups();
        Optional<Backup> newest = backups.stream().filter(Backup::verified).findFirst();
        if (newest.isEmpty()) {
            return DoctorFinding.failure(
                    "none of " + backups.size() + " backups",
                    backups.isEmpty() ? CREATE : "'backup verify latest', else " + CREATE);
        }
        Duration age = newest.get().age(workspace.get().clock());
        String what = newest.get().id() + ", " + Amounts.time(age) + " old";
        return age.compareTo(OLD) > 0
                ? DoctorFinding.warning(what, CREATE + "; 'schedule install' makes one every day")
                : DoctorFinding.ok(what);
    }

    private DoctorFinding missing() {
        Catalog.Contents contents = workspace.get().catalog().contents();
        if (!contents.broken().isEmpty()) {
            return DoctorFinding.failure(
                    some(contents.broken().stream().map(Broken::what).toList()),
                    "look at that file; a copy of it may be in another storage");
        }
        List<String> missing = contents.backups().stream()
                .flatMap(backup -> backup.copies().stream())
                .filter(copy -> !copy.present())
                .map(copy -> copy.manifest().id() + " in " + copy.place().name())
                .toList();
        return missing.isEmpty()
                ? DoctorFinding.ok("all there, of " + contents.backups().size() + " backups")
                : DoctorFinding.failure(
                        "missing or of another size: " + some(missing),
                        "bring them back from another storage, or 'backup delete ID --from STORAGE'");
    }

    private DoctorFinding doubtful() {
        List<Backup.Copy> there = workspace.get().catalog().contents().backups().stream()
                .flatMap(backup -> backup.copies().stream())
                .filter(Backup.Copy::present)
                .toList();
        List<String> unverified = ids(there, copy -> !copy.verified());
        if (!unverified.isEmpty()) {
            return DoctorFinding.warning(
                    "found damaged or never verified: " + some(unverified),
                    "'backup verify --all'; what is damaged: 'backup copy ID --to STORAGE' from where it is whole, or 'backup delete ID'");
        }
        List<String> suspect = ids(there, copy -> copy.manifest().notes().suspect() != null);
        return suspect.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(
                        "suspect: " + some(suspect), "'backup show ID' says why; if all is well, 'backup accept ID'");
    }

    private static List<String> ids(List<Backup.Copy> copies, Predicate<Backup.Copy> wanted) {
        return copies.stream()
                .filter(wanted)
                .map(copy -> copy.manifest().id().value())
                .distinct()
                .toList();
    }

    private DoctorFinding storages() {
        Catalog catalog = workspace.get().catalog();
        List<String> away = catalog.contents().away();
        return away.isEmpty()
                ? DoctorFinding.ok(catalog.places().stream().map(Place::name).collect(Collectors.joining(", ")))
                : DoctorFinding.warning(
                        "away: " + String.join(", ", away), "mount the drive, or look at storages in drsh.yml");
    }

    /** The first few, and how many there are in all. */
    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), FEW)));
        return names.size() > FEW ? first + " and " + (names.size() - FEW) + " more" : first;
    }

    private Path path() {
        return Path.of(workspace.get().storage().where());
    }
}
