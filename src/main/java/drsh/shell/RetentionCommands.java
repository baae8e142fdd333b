package drsh.shell;

import drsh.backup.BackupId;
import drsh.backup.Place;
import drsh.command.Risk;
import drsh.retention.RetentionPlan;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.annotation.Command;

/** The commands about how many backups are kept. */
@CommandGroup(name = "retention", description = "How many backups are kept, and which")
final class RetentionCommands {

    private final Workspaces workspaces;

    RetentionCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"retention", "plan"},
            description = "Show which backups are kept and which expire, each with the reason")
    @PrintsData
    @Examples("retention plan")
    void plan(Invocation invocation) {
        Workspace workspace = workspaces.current();
        RetentionReport report = RetentionReport.of(plans(workspace), workspace);
        invocation.show(report, report::table);
        if (!invocation.json()) {
            invocation.console().say(report.summary());
        }
    }

    @Command(
            name = {"retention", "apply"},
            description = "Delete the backups that 'retention plan' lets expire, and nothing else")
    @Risky(Risk.CHANGE)
    @Examples("retention apply")
    void apply(Invocation invocation) {
        Workspace workspace = workspaces.current();
        Map<Place, RetentionPlan> plans = plans(workspace);
        RetentionReport expiring = RetentionReport.of(plans, workspace).expiring();
        if (expiring.decisions().isEmpty()) {
            invocation.console().print("no backup expires");
            return;
        }
        invocation.console().print(expiring.table());
        if (invocation.onlyPlans("delete these " + expiring.decisions().size() + " backups")) {
            return;
        }
        invocation.confirmChange("Delete these " + expiring.decisions().size() + " backups?");
        plans.forEach((place, plan) -> {
            List<BackupId> gone = workspace.retention(place).apply(plan);
            gone.forEach(id -> invocation.console().print("deleted backup " + id + " from " + place.name()));
        });
        workspace.refreshCard(invocation);
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
