package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Broken;
import drsh.backup.Catalog;
import drsh.command.Amounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What doctor asks about backups. */
final class BackupChecks {

    /** A day, and time for the run that makes the next one. */
    private static final Duration OLD = Duration.ofHours(26);

    private static final int FEW = 3;

    private static final String CREATE = "'backup create'";

    private final Supplier<Workspace> workspace;
    private final Supplier<Optional<Duration>> rpo;

    /** @param rpo how old the newest backup may be, if anybody said so */
    BackupChecks(Supplier<Workspace> workspace, Supplier<Optional<Duration>> rpo) {
        this.workspace = workspace;
        this.rpo = rpo;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("newest verified backup", this::newest).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("files of backups", this::missing).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("doubtful backups", this::doubtful).after(EngineChecks.CONFIGURATION));
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
        Optional<Duration> objective = rpo.get();
        if (objective.filter(most -> age.compareTo(most) > 0).isPresent()) {
            return DoctorFinding.failure(
                    what + ": more would be lost than the objective of " + Amounts.time(objective.get())
                            + " (rpo) allows",
                    CREATE + "; 'schedule install' makes one every day, more often is for cron and 'schedule run'");
        }
        return age.compareTo(OLD) > 0
                ? DoctorFinding.warning(what, CREATE + "; 'schedule install' makes one every day")
                : DoctorFinding.ok(what
                        + objective
                                .map(most -> ", within the objective of " + Amounts.time(most) + " (rpo)")
                                .orElse(""));
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

    /** The first few, and how many there are in all. */
    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), FEW)));
        return names.size() > FEW ? first + " and " + (names.size() - FEW) + " more" : first;
    }
}
