package drsh.shell;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.config.StateDirectory;
import drsh.drill.DrillEntry;
import drsh.drill.KnownDrill;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

    private DoctorFinding last() {
        List<KnownDrill> drills = KnownDrill.newestFirst(
                history(), workspace.get().catalog().contents().backups());
        if (drills.isEmpty()) {
            return DoctorFinding.warning("none: it is not known whether any backup can be restored", RUN);
        }
        Optional<KnownDrill> counting =
                drills.stream().filter(KnownDrill::counts).findFirst();
        return counting.isEmpty() ? ofNoAccount(drills.get(0)) : finding(counting.get(), suspectSince(drills));
    }

    private DoctorFinding finding(KnownDrill last, String suspectSince) {
        Duration maxAge = workspace.get().configuration().values().drill().maxAge();
        String what = of(last);
        if (!last.passed()) {
            return DoctorFinding.failure(
                    what + "FAILED: " + last.remark(), "look at 'drill history', then " + RUN + " of another backup");
        }
        return age(last).compareTo(maxAge) > 0
                ? DoctorFinding.warning(what + "passed; older than " + Amounts.time(maxAge) + suspectSince, RUN)
                : DoctorFinding.ok(what + "passed in " + Amounts.time(last.took()) + suspectSince);
    }

    private DoctorFinding ofNoAccount(KnownDrill last) {
        return DoctorFinding.warning(
                of(last) + "passed, but that backup is suspect (" + last.suspect()
                        + "): it is not known whether a good one can be restored",
                RUN + " of another backup, or 'backup accept " + last.backup() + "' if all is well");
    }

    private String suspectSince(List<KnownDrill> newestFirst) {
        KnownDrill newest = newestFirst.get(0);
        return newest.counts()
                ? ""
                : "; a newer one, " + Amounts.time(age(newest)) + " ago, was of suspect backup " + newest.backup()
                        + " and does not count";
    }

    private String of(KnownDrill drill) {
        return "of backup " + drill.backup() + ", " + Amounts.time(age(drill)) + " ago, ";
    }

    private Duration age(KnownDrill drill) {
        return Duration.between(drill.at(), workspace.get().clock().instant());
    }

    /** A history that cannot be found, because nobody knows the name of the stack, is another check's business. */
    private List<DrillEntry> history() {
        DrillOfFolder drills = new DrillOfFolder(workspace.get(), state);
        try {
            workspace.get().stack().name();
        } catch (DrshException e) {
            return List.of();
        }
        return drills.history().newestFirst();
    }
}
