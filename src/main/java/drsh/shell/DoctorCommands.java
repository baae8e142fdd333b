package drsh.shell;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.config.StateDirectory;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The command that looks whether a recovery would find what it needs. */
@CommandGroup(name = "doctor", description = "Whether a recovery would find what it needs")
final class DoctorCommands {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Workspaces workspaces;
    private final List<DoctorCheck> checks;

    DoctorCommands(Workspaces workspaces, StackName stack, StateDirectory state, Distribution distribution) {
        this.workspaces = workspaces;
        ScheduleOfFolder schedule = new ScheduleOfFolder(workspaces, stack, state, distribution);
        this.checks = Stream.of(
                        new StackChecks(workspaces::current).all(),
                        new LeftoverChecks(workspaces::current).all(),
                        new BackupChecks(workspaces::current).all(),
                        new DrillChecks(workspaces::current, state).all(),
                        new KeyChecks(workspaces::current).all(),
                        new ScheduleChecks(schedule::at, schedule::status).all())
                .flatMap(List::stream)
                .toList();
    }

    @Command(name = "doctor", description = "Check what a recovery needs, and say how to mend what is missing")
    @PrintsData
    @Ends(Outcome.ATTENTION)
    @Examples({"doctor", "doctor --json", "doctor --clean"})
    Outcome doctor(
            @Option(longName = "clean", description = "First clean up what killed drshs left behind")
                    @Risky(Risk.CHANGE)
                    boolean clean,
            Invocation invocation) {
        if (clean) {
            new Cleaning(workspaces.current(), invocation).run();
        }
        DoctorReport report = DoctorReport.of(checks, LIMIT);
        invocation.show(report, report::table);
        return report.outcome();
    }
}
