package drsh.shell;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.config.StateDirectory;
import drsh.schedule.Installed;
import drsh.schedule.Job;
import drsh.schedule.ScheduledLine;
import drsh.schedule.ScheduledRun;
import drsh.schedule.Scheduler;
import drsh.schedule.Schedulers;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;

/** The commands about backups that are made by themselves. */
@CommandGroup(name = "schedule", description = "Backups that are made by themselves, every day")
final class ScheduleCommands {

    private final ScheduleOfFolder schedule;
    private final CommandRunner runner;

    ScheduleCommands(
            Workspaces workspaces,
            StackName stack,
            StateDirectory state,
            Distribution distribution,
            CommandRunner runner) {
        this.schedule = new ScheduleOfFolder(workspaces, stack, state, distribution);
        this.runner = runner;
    }

    @Command(
            name = {"schedule", "show"},
            description = "Show what is scheduled, and how the last scheduled run went")
    @PrintsData
    @Examples({"schedule show", "schedule show --json"})
    void show(Invocation invocation) {
        ScheduleReport report = ScheduleReport.of(schedule.folder(), schedule.status(), schedule.zone());
        if (!invocation.json() && report.installed().isEmpty()) {
            invocation.console().say("nothing is scheduled for " + report.folder() + "; 'schedule install' does it");
        }
        invocation.show(report, report::table);
    }

    @Command(
            name = {"schedule", "install"},
            description = "Let systemd, or else cron, run 'schedule run' every day")
    @Risky(Risk.CHANGE)
    @Examples({"schedule install", "schedule install --dry-run"})
    void install(Invocation invocation) {
        Job job = schedule.job();
        Scheduler chosen = schedule.schedulers().choose(job);
        List<String> preview = chosen.preview(job);
        if (invocation.dryRun()) {
            preview.forEach(invocation.console()::print);
            return;
        }
        invocation.confirmChange(
                "Let " + chosen.name() + " back up " + job.stack() + " every day at " + job.at() + "?");
        tell(schedule.schedulers().install(job), invocation.console());
    }

    @Command(
            name = {"schedule", "remove"},
            description = "Take away what 'schedule install' wrote; backups stay")
    @Risky(Risk.CHANGE)
    @Examples({"schedule remove", "schedule remove --dry-run"})
    void remove(Invocation invocation) {
        Schedulers schedulers = schedule.schedulers();
        List<Installed> installed = schedulers.installed(schedule.folder());
        List<String> where =
                installed.stream().flatMap(one -> one.where().stream()).toList();
        if (installed.isEmpty()) {
            invocation.console().print("nothing is scheduled for " + schedule.folder());
        } else if (!invocation.onlyPlans("remove the schedule in " + String.join(", ", where))) {
            invocation.confirmChange("Make no more backups of " + schedule.folder() + " by themselves?");
            schedulers.remove(schedule.folder());
            invocation.console().print("removed from " + String.join(", ", where));
        }
    }

    @Command(
            name = {"schedule", "run"},
            description = "What the schedule runs: a backup, verified, old ones removed, a copy")
    @Risky(Risk.CHANGE)
    @Ends({Outcome.UNVERIFIED, Outcome.ATTENTION})
    @Examples({"schedule run", "schedule run --dry-run"})
    Outcome run(Invocation invocation) {
        ScheduledRun run = schedule.run(invocation.dryRun());
        if (invocation.dryRun()) {
            run.lines().stream().map(ScheduledLine::text).forEach(invocation::onlyPlans);
            return Outcome.DONE;
        }
        Instant begun = run.clock().instant();
        ScheduledRun.Ended ended = run.run(line -> run(line, invocation), invocation.reporter());
        Duration took = Duration.between(begun, run.clock().instant());
        invocation
                .console()
                .print("scheduled run: exit code " + ended.outcome().code() + " after " + Amounts.time(took));
        return ended.outcome();
    }

    private ScheduledRun.Ended run(String line, Invocation invocation) {
        invocation.console().say("> " + line);
        CommandResult result = runner.run(line, new Circumstances(invocation.console(), Answers.NONE));
        result.failure().ifPresent(failure -> failure.tell(invocation.console()));
        if (result.outcome() == Outcome.DONE) {
            return new ScheduledRun.Ended(Outcome.DONE, null, null);
        }
        String last = result.output().lines().reduce("", (before, after) -> after);
        // Work that was interrupted fails in many ways, and none of them is what went wrong.
        Optional<String> what = result.outcome() == Outcome.INTERRUPTED
                ? Optional.of("interrupted")
                : result.failure().map(Failure::what);
        return new ScheduledRun.Ended(result.outcome(), line, what.orElse(last));
    }

    private static void tell(Installed installed, Console console) {
        console.print("scheduled by " + installed.by() + " every day at "
                + installed.marker().at());
        installed.where().forEach(where -> console.print("  " + where));
        installed.remarks().forEach(console::say);
    }
}
