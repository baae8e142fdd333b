package drsh.shell;

import drsh.command.Reporter;
import drsh.restore.Ageing;
import drsh.restore.LiveComparison;
import drsh.restore.PreparedSwap;
import drsh.restore.VolumeAgeing;
import drsh.restore.VolumeRestore;
import drsh.restore.VolumeUndo;
import drsh.restore.preflight.Accepted;
import java.time.Duration;

/** The parts of restores beside the usual one, for the folder of a workspace. */
record Restoring(Workspace workspace, Reporter reporter) {

    /** How long what restores keep stays. */
    Ageing ageing() {
        return new Ageing(workspace::stack, keep(), workspace.clock());
    }

    /** The same for whole volumes. */
    VolumeAgeing volumeAgeing() {
        return new VolumeAgeing(workspace::stack, keep(), workspace.clock());
    }

    PreparedSwap preparedSwap() {
        return new PreparedSwap(workspace.stack(), workspace.clock(), reporter);
    }

    LiveComparison liveComparison(Accepted accepted) {
        return new LiveComparison(workspace.stack(), workspace.limits(), accepted);
    }

    VolumeRestore volumeRestore(Invocation invocation, Accepted accepted) {
        return new VolumeRestore(
                workspace.stack(),
                workspace.verifier(invocation),
                workspace.howToRestore(accepted),
                workspace.clock(),
                reporter);
    }

    VolumeUndo volumeUndo() {
        return new VolumeUndo(workspace.stack(), workspace.clock(), reporter);
    }

    private Duration keep() {
        return workspace.configuration().values().restore().keep();
    }
}
