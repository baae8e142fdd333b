package drsh.shell;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.config.StateDirectory;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The command that looks whether a recovery would find what it needs. */
@CommandGroup(name = "doctor", description = "Whether a recovery would find what it needs")
final class DoctorCommands {

    /** Longer than anything here takes on a busy machine, and as long as somebody in trouble waits for an answer. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Workspaces workspaces;
    private final Runbooks runbooks;
    private final StateDirectory state;
    private final ScheduleOfFolder schedule;

    DoctorCommands(
            Workspaces workspaces,
            StackName stack,
            StateDirectory state,
            Distribution distribution,
            Runbooks runbooks) {
        this.workspaces = workspaces;
        this.runbooks = runbooks;
        this.state = state;
        this.schedule = new ScheduleOfFolder(workspaces, stack, state, distribution);
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
        List<DoctorCheck> checks = checks(invocation);
        DoctorRound round = new DoctorRound(checks, LIMIT);
        if (invocation.json()) {
            DoctorReport report = round.run(line -> {});
            invocation.show(report, Table::new);
            return report.outcome();
        }
        DoctorScreen screen = new DoctorScreen(invocation.console(), checks);
        DoctorReport report = round.run(screen::add);
        screen.end(report);
        return report.outcome();
    }

    private List<DoctorCheck> checks(Invocation invocation) {
        ObjectiveChecks objectives = new ObjectiveChecks(workspaces::current, runbooks, state);
        return Stream.of(
                        new EngineChecks(workspaces::current).all(),
                        new StackChecks(workspaces::current).all(),
                        new LeftoverChecks(workspaces::current).all(),
                        new StorageChecks(workspaces::current).all(),
                        new BackupChecks(workspaces::current, objectives::rpo).all(),
                        new RoomChecks(workspaces::current, state).all(),
                        new DrillChecks(workspaces::current, state).all(),
                        objectives.all(),
                        new KeyChecks(workspaces::current).all(),
                        new ScheduleChecks(schedule::at, schedule::status).all(),
                        new RunbookChecks(runbooks, invocation).all())
                .flatMap(List::stream)
                .toList();
    }
}
