package drsh.shell;

import drsh.command.Outcome;
import drsh.config.StateDirectory;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.annotation.Command;

/** The command that looks whether a recovery would find what it needs. */
@CommandGroup(name = "doctor", description = "Whether a recovery would find what it needs")
final class DoctorCommands {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<DoctorCheck> checks;

    DoctorCommands(Workspaces workspaces, StackName stack, StateDirectory state, Distribution distribution) {
        ScheduleOfFolder schedule = new ScheduleOfFolder(workspaces, stack, state, distribution);
        this.checks = Stream.of(
                        new StackChecks(workspaces::current).all(),
                        new BackupChecks(workspaces::current).all(),
                        new DrillChecks(workspaces::current, state).all(),
                        new KeyChecks(workspaces::current).all(),
                        new ScheduleChecks(schedule::at, schedule::status).all())
                .flatMap(List::stream)
                .toList();
    }

    @Command(name = "doctor", description = "Check what a recovery needs, and say how to mend what is missing")
    @PrintsData
    @Examples({"doctor", "doctor --json"})
    Outcome doctor(Invocation invocation) {
        DoctorReport report = DoctorReport.of(checks, LIMIT);
        invocation.show(report, report::table);
        return report.outcome();
    }
}
