package drsh.shell;

import drsh.schedule.Installed;
import drsh.schedule.RunRecord;
import drsh.schedule.ScheduleStatus;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;

/** What doctor asks about the schedule. */
final class ScheduleChecks {

    private static final String INSTALL = "'schedule install'";
    private static final String SHOW = "'schedule show', then 'schedule run'";

    private final Supplier<LocalTime> configured;
    private final Supplier<ScheduleStatus> status;

    /**
     * Checks of a folder.
     *
     * @param configured the time of day that drsh.yml says now
     * @param status what is installed, and how the newest run went
     */
    ScheduleChecks(Supplier<LocalTime> configured, Supplier<ScheduleStatus> status) {
        this.configured = configured;
        this.status = status;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("schedule", this::installed).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("last scheduled run", this::run).after(EngineChecks.CONFIGURATION));
    }

    private DoctorFinding installed() {
        List<Installed> installed = status.get().installed();
        if (installed.isEmpty()) {
            return DoctorFinding.warning("none: backups are made by hand only", INSTALL);
        }
        Installed first = installed.get(0);
        String what = "by " + first.by() + ", every day at " + first.marker().at() + ": " + first.state();
        if (!first.marker().at().equals(configured.get())) {
            return DoctorFinding.warning(what + "; the configuration says " + configured.get(), INSTALL);
        }
        if (installed.size() > 1) {
            return DoctorFinding.warning(what + "; and by " + installed.get(1).by() + " too", INSTALL);
        }
        return first.remarks().isEmpty()
                ? DoctorFinding.ok(what)
                : DoctorFinding.warning(what, String.join("; ", first.remarks()));
    }

    private DoctorFinding run() {
        ScheduleStatus now = status.get();
        return now.overdue()
                ? DoctorFinding.failure("overdue; the last one: " + told(now), SHOW)
                : switch (now.state()) {
                    case NONE, RUNNING, DONE -> DoctorFinding.ok(told(now));
                    case ATTENTION -> DoctorFinding.warning(told(now), SHOW);
                    case FAILED, UNENDED -> DoctorFinding.failure(told(now), SHOW);
                };
    }

    private static String told(ScheduleStatus status) {
        return status.newest()
                .map(run -> switch (status.state()) {
                    case RUNNING -> "running since " + run.started();
                    case UNENDED -> run.started() + ", started and never ended";
                    case NONE, DONE -> run.started() + ", done";
                    case ATTENTION, FAILED -> run.started() + failure(run);
                })
                .orElse("none");
    }

    private static String failure(RunRecord run) {
        String line = run.line() == null ? "" : run.line() + ": ";
        return ", exit code " + run.exitCode() + ": " + line + (run.message() == null ? "" : run.message());
    }
}
