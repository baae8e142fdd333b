package drsh.shell;

import drsh.command.DrshException;
import drsh.config.Configuration;
import drsh.config.StateDirectory;
import drsh.schedule.CarriedEnvironment;
import drsh.schedule.Job;
import drsh.schedule.Machine;
import drsh.schedule.OnFailure;
import drsh.schedule.RunFiles;
import drsh.schedule.ScheduleStatus;
import drsh.schedule.ScheduledRun;
import drsh.schedule.Schedulers;
import drsh.shell.line.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What schedules need to know of the folder that drsh works on. */
final class ScheduleOfFolder {

    private final Workspaces workspaces;
    private final StackName stack;
    private final StateDirectory state;
    private final Distribution distribution;

    ScheduleOfFolder(Workspaces workspaces, StackName stack, StateDirectory state, Distribution distribution) {
        this.workspaces = workspaces;
        this.stack = stack;
        this.state = state;
        this.distribution = distribution;
    }

    /** The folder without symbolic links: what started in it finds itself there. */
    Path folder() {
        return real(workspaces.current().folder());
    }

    /** The time of day that the configuration says. */
    LocalTime at() {
        return LocalTime.parse(
                workspaces.current().configuration().values().schedule().at());
    }

    Schedulers schedulers() {
        return Schedulers.of(Machine.current(System.getenv(), state.path().resolve("schedule")));
    }

    /** The zone in which people here read times. */
    ZoneId zone() {
        return workspaces.current().clock().getZone();
    }

    ScheduleStatus status() {
        return ScheduleStatus.of(
                schedulers(),
                folder(),
                RunFiles.of(state.path(), folder()),
                workspaces.current().clock());
    }

    /**
     * What is to be installed.
     *
     * @throws DrshException (refused) when there is no stack here that Compose accepts, (usage) when the failure command
     *     cannot be read: both would fail in the night
     */
    Job job() {
        Workspace workspace = workspaces.current();
        onFailure(workspace);
        return new Job(
                workspace.stack().name().value(),
                folder(),
                at(),
                command(workspace),
                CarriedEnvironment.of(System.getenv()),
                workspace.clock().instant());
    }

    /**
     * The run of this folder. Where it cannot even be put together, that is recorded as the failure of a run.
     *
     * @param dryRun whether nothing is to be recorded
     */
    ScheduledRun run(boolean dryRun) {
        try {
            Workspace workspace = workspaces.current();
            Configuration.Schedule said = workspace.configuration().values().schedule();
            return new ScheduledRun(
                    new ScheduledRun.Subject(stack.value(), folder().toString()),
                    ScheduledRun.lines(said.copyTo()),
                    RunFiles.of(state.path(), folder()),
                    onFailure(workspace),
                    workspace.clock());
        } catch (RuntimeException e) {
            DrshException reason = Failure.of(e).asException();
            if (!dryRun) {
                // Whatever starts a scheduled run starts it in the folder.
                Path here = real(Path.of(""));
                ScheduledRun.recordFailure(
                        new ScheduledRun.Subject("", here.toString()),
                        RunFiles.of(state.path(), here),
                        Clock.systemUTC(),
                        reason);
            }
            throw reason;
        }
    }

    private List<String> command(Workspace workspace) {
        Path launcher = distribution.home().toAbsolutePath().resolve("bin").resolve("drsh");
        if (!Files.isExecutable(launcher)) {
            throw DrshException.refused(
                    "The launcher " + launcher + " is not there, so nothing could start drsh by itself",
                    "unpack the distribution, and start bin/drsh of it");
        }
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        workspace
                .configuration()
                .file()
                .filter(file -> !file.equals(workspace.folder().resolve("drsh.yml")))
                .ifPresent(file -> words.addAll(List.of("--config", file.toString())));
        words.addAll(List.of("schedule", "run"));
        return words;
    }

    private static OnFailure onFailure(Workspace workspace) {
        String command = workspace.configuration().values().schedule().onFailure();
        return new OnFailure(command == null ? List.of() : Tokenizer.split(command));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
