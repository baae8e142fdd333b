package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.schedule.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What doctor asks about backups. */
final class BackupChecks {

    /** A day, and time for the run that makes the next one. */
    private static final Duration OLD = Duration.ofHours(26);

    private static final String CREATE = "'backup create'";

    private final Supplier<Workspace> workspace;

    BackupChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("backup directory", this::directory),
                new DoctorCheck("newest verified backup", this::newest),
                new DoctorCheck("unfinished backups", this::unfinished));
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

    private DoctorFinding unfinished() {
        List<Path> left = Leftovers.partialFiles(path());
        return left.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(
                        left.size() + " hidden files, such as " + left.get(0).getFileName(),
                        "delete the files .*.partial in " + path());
    }

    private Path path() {
        return Path.of(workspace.get().storage().where());
    }
}
