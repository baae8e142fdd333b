package drsh.shell;

import drsh.backup.BackupId;
import drsh.backup.Place;
import drsh.command.Reporter;
import drsh.command.Risk;
import drsh.restore.Ageing;
import drsh.restore.VolumeAgeing;
import drsh.retention.RetentionPlan;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.screen.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.annotation.Command;

/** The commands about how many backups are kept, and how long what restores keep. */
@CommandGroup(name = "retention", description = "How many backups are kept, and which")
final class RetentionCommands {

    private final Workspaces workspaces;

    RetentionCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"retention", "plan"},
            description = "Show which backups and kept databases stay and which expire, each with the reason")
    @PrintsData
    @Examples({"retention plan", "retention plan --json"})
    void plan(Invocation invocation) {
        Workspace workspace = StackFolder.required(workspaces.current());
        RetentionReport report = RetentionReport.of(
                plans(workspace),
                workspace.restoring(Reporter.SILENT).ageing().plan(),
                workspace.restoring(Reporter.SILENT).volumeAgeing().plan(),
                workspace);
        invocation.show(report, report::table);
        if (!invocation.json()) {
            invocation.console().say(report.summary());
            invocation.console().print(report.kept().table());
            invocation.console().print(report.kept().volumeTable());
            invocation.console().say(report.kept().summary());
        }
    }

    @Command(
            name = {"retention", "apply"},
            description = "Delete what 'retention plan' lets expire, backups and kept databases, and nothing else")
    @Risky(Risk.CHANGE)
    @Examples({"retention apply", "retention apply --dry-run"})
    void apply(Invocation invocation) {
        Workspace workspace = StackFolder.required(workspaces.current());
        Map<Place, RetentionPlan> plans = plans(workspace);
        Ageing.Plan kept = workspace.restoring(Reporter.SILENT).ageing().plan();
        List<VolumeAgeing.Verdict> volumes =
                workspace.restoring(Reporter.SILENT).volumeAgeing().plan();
        RetentionReport expiring =
                RetentionReport.of(plans, kept, volumes, workspace).expiring();
        show(expiring, invocation);
        String what = "these " + expiring.decisions().size() + " backups and "
                + expiring.kept().databases().size() + " kept databases"
                + (expiring.kept().volumes().isEmpty()
                        ? ""
                        : " and " + expiring.kept().volumes().size() + " kept volumes");
        if (expiring.empty() || invocation.onlyPlans("delete " + what)) {
            return;
        }
        invocation.confirmChange("Delete " + what + "?");
        workspace.lockedWherePossible("retention apply", () -> {
            expire(plans, kept, workspace, invocation.console());
            workspace
                    .restoring(Reporter.SILENT)
                    .volumeAgeing()
                    .apply(volumes)
                    .forEach(name -> invocation.console().print("removed the kept volume " + name));
            return Boolean.TRUE;
        });
        workspace.refreshCard(invocation);
    }

    private static void show(RetentionReport expiring, Invocation invocation) {
        if (expiring.decisions().isEmpty()) {
            invocation.console().print("no backup expires");
        } else {
            invocation.console().print(expiring.table());
        }
        if (expiring.kept().unknown() != null) {
            invocation.console().say(expiring.kept().summary());
        } else if (!expiring.kept().databases().isEmpty()) {
            invocation.console().print(expiring.kept().table());
        }
        invocation.console().print(expiring.kept().volumeTable());
    }

    private static void expire(
            Map<Place, RetentionPlan> plans, Ageing.Plan kept, Workspace workspace, Console console) {
        plans.forEach((place, plan) -> {
            List<BackupId> gone = workspace.retention(place).apply(plan);
            gone.forEach(id -> console.print("deleted backup " + id + " from " + place.name()));
        });
        workspace
                .restoring(Reporter.SILENT)
                .ageing()
                .apply(kept)
                .forEach(name -> console.print("dropped the kept database " + name));
    }

    private static Map<Place, RetentionPlan> plans(Workspace workspace) {
        Map<Place, RetentionPlan> plans = new LinkedHashMap<>();
        workspace
                .catalog()
                .places()
                .forEach(place -> plans.put(place, workspace.retention(place).plan()));
        return plans;
    }
}
