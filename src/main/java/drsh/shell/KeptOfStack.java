package drsh.shell;

import drsh.restore.KeptVolumes;
import drsh.session.Aftermath;
import drsh.session.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What restores keep of a stack's data, for the report of a session. */
final class KeptOfStack implements Aftermath {

    private final Workspace workspace;

    KeptOfStack(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public List<Kept> kept() {
        Duration keep = workspace.configuration().values().restore().keep();
        List<Kept> kept = new ArrayList<>();
        try {
            new KeptVolumes(workspace.stack())
                    .all()
                    .forEach(volume -> kept.add(new Kept(
                            volume.name().value(),
                            volume.kind() + " volume",
                            volume.since().plus(keep))));
            workspace
                    .undo()
                    .kept()
                    .all()
                    .forEach(database -> kept.add(new Kept(
                            database.name().value(),
                            database.kind() + " database",
                            database.since().plus(keep))));
        } catch (RuntimeException e) {
            // With the engine or the database away, what could be found out is what can be told; the end must be
            // written.
            return kept;
        }
        return kept;
    }
}
