package drsh.shell;

import drsh.backup.DrillNotes;
import drsh.backup.Suspicion;
import drsh.config.Configuration;
import drsh.config.StateDirectory;
import drsh.drill.Drill;
import drsh.drill.DrillHistory;
import drsh.drill.DrillRecords;
import drsh.drill.SqlCheck;
import drsh.restore.Preparation;
import drsh.restore.Restore;

/** Drills of the folder that drsh works on, as its configuration wants them. */
final class DrillOfFolder {

    private final Workspace workspace;
    private final StateDirectory state;
    private final Configuration said;

    DrillOfFolder(Workspace workspace, StateDirectory state) {
        this.workspace = workspace;
        this.state = state;
        this.said = workspace.configuration().values();
    }

    Drill drill(Invocation invocation) {
        Preparation preparation = new Preparation(
                workspace.stack(),
                workspace.verifier(invocation),
                new Restore.Settings(said.restore().jobs(), workspace.limits()),
                workspace.clock(),
                invocation.reporter());
        return new Drill(
                workspace.stack(),
                preparation,
                said.drill().checks().stream()
                        .map(check -> new SqlCheck(check.sql(), check.expect()))
                        .toList(),
                invocation.reporter());
    }

    DrillRecords records() {
        Suspicion suspicion = new Suspicion(said.backups().suspectBelow());
        return new DrillRecords(history(), new DrillNotes(workspace.catalog(), suspicion), workspace.clock());
    }

    DrillHistory history() {
        return DrillHistory.of(state.path(), workspace.stack().name());
    }
}
