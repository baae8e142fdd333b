package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Notes;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.config.StateDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What doctor asks about drills. */
final class DrillChecks {

    private static final String RUN = "'drill run'";

    private final Supplier<Workspace> workspace;
    private final StateDirectory state;

    DrillChecks(Supplier<Workspace> workspace, StateDirectory state) {
        this.workspace = workspace;
        this.state = state;
    }

    List<DoctorCheck> all() {
        return List.of(new DoctorCheck("last drill", this::last).after(EngineChecks.CONFIGURATION));
    }

    private record Known(Instant at, String backup, boolean passed, Duration took, String remark) {}

    private DoctorFinding last() {
        Optional<Known> newest = Stream.concat(fromHistory(), fromManifests()).max(Comparator.comparing(Known::at));
        if (newest.isEmpty()) {
            return DoctorFinding.warning("none: it is not known whether any backup can be restored", RUN);
        }
        Known last = newest.get();
        Duration age = Duration.between(last.at(), workspace.get().clock().instant());
        Duration maxAge = workspace.get().configuration().values().drill().maxAge();
        String what = "of backup " + last.backup() + ", " + Amounts.time(age) + " ago, ";
        if (!last.passed()) {
            return DoctorFinding.failure(
                    what + "FAILED: " + last.remark(), "look at 'drill history', then " + RUN + " of another backup");
        }
        return age.compareTo(maxAge) > 0
                ? DoctorFinding.warning(what + "passed; older than " + Amounts.time(maxAge), RUN)
                : DoctorFinding.ok(what + "passed in " + Amounts.time(last.took()));
    }

    /** A history that cannot be found, because nobody knows the name of the stack, is another check's business. */
    private Stream<Known> fromHistory() {
        DrillOfFolder drills = new DrillOfFolder(workspace.get(), state);
        try {
            workspace.get().stack().name();
        } catch (DrshException e) {
            return Stream.empty();
        }
        return drills.history().newestFirst().stream()
                .map(entry -> new Known(entry.at(), entry.backup(), entry.passed(), entry.took(), entry.remark()));
    }

    /** They know it also on a new host. */
    private Stream<Known> fromManifests() {
        return workspace.get().catalog().contents().backups().stream()
                .flatMap(backup -> backup.copies().stream())
                .flatMap(copy ->
                        Stream.ofNullable(copy.manifest().notes().drill()).map(drill -> known(copy, drill)));
    }

    private static Known known(Backup.Copy copy, Notes.Drill drill) {
        return new Known(
                drill.at().toInstant(), copy.manifest().id().value(), drill.passed(), drill.took(), drill.remark());
    }
}
