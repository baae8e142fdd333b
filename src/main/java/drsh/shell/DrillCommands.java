package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.config.StateDirectory;
import drsh.drill.Drilled;
import drsh.drill.Where;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands that try whether a backup can be restored. */
@CommandGroup(name = "drill", description = "Whether a backup can be restored, tried beside what is live")
final class DrillCommands {

    private final Workspaces workspaces;
    private final StateDirectory state;

    DrillCommands(Workspaces workspaces, StateDirectory state) {
        this.workspaces = workspaces;
        this.state = state;
    }

    @Command(
            name = {"drill", "run"},
            description = "Restore a backup beside what is live, prove it, and remove it again")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"drill run", "drill run 20260111-020000", "drill run --isolated"})
    void run(
            @Argument(index = 0, description = "The backup", defaultValue = "latest-verified")
                    @Takes(ValueType.BACKUP_ID)
                    String id,
            @Option(
                            longName = "isolated",
                            description = "In a new server beside the stack, which need not run, without a network")
                    boolean isolated,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup backup = workspace.catalog().find(id);
        BackupTalk.warnIfSuspect(backup.manifest(), invocation.console());
        Where where = isolated ? Where.ISOLATED : Where.SCRATCH;
        DrillOfFolder drills = new DrillOfFolder(workspace, state);
        if (invocation.dryRun()) {
            drills.drill(invocation).preflight(backup, where);
        }
        if (invocation.onlyPlans(
                "restore backup " + backup.id() + " " + DrillTalk.place(where) + ", compare it and remove it again")) {
            return;
        }
        Drilled drilled = drills.drill(invocation).run(backup, where, drills.records());
        if (drilled.learned()) {
            workspace.refreshCard(invocation);
        }
        DrillTalk.tell(drilled, invocation.console());
        DrillTalk.warnIfOfNoAccount(backup.manifest(), drilled.result(), invocation.console());
        drilled.result().requirePassed();
        DrillTalk.requireRecorded(drilled);
    }

    @Command(
            name = {"drill", "history"},
            description = "List the drills of this stack, newest first")
    @PrintsData
    @Examples({"drill history", "drill history --json"})
    void history(Invocation invocation) {
        Workspace workspace = workspaces.current();
        DrillList list = DrillList.of(
                new DrillOfFolder(workspace, state).history(),
                workspace.catalog().contents().backups(),
                workspace.clock());
        if (!invocation.json() && list.drills().isEmpty()) {
            invocation.console().say("no backup was ever tried here; 'drill run' tries the newest verified one");
        }
        invocation.show(list, list::table);
    }
}
