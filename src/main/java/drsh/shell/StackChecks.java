package drsh.shell;

import drsh.command.DrshException;
import drsh.docker.Engine;
import drsh.restore.KeptDatabases;
import drsh.restore.KeptVolumes;
import drsh.stack.Services;
import drsh.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What doctor asks about the configuration, the engine and the stack. */
final class StackChecks {

    private final Supplier<Workspace> workspace;

    StackChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("configuration", this::configuration),
                new DoctorCheck("engine", StackChecks::engine),
                new DoctorCheck("compose file", this::composeFile),
                new DoctorCheck("database", this::database),
                new DoctorCheck("kept databases", this::kept));
    }

    private DoctorFinding configuration() {
        return DoctorFinding.ok(
                workspace.get().configuration().file().map(Path::toString).orElse("no drsh.yml: the defaults hold"));
    }

    private static DoctorFinding engine() {
        try (Engine engine = Engine.connect()) {
            return DoctorFinding.ok("version " + engine.version() + " at " + engine.address());
        }
    }

    private DoctorFinding composeFile() {
        Stack stack = stack();
        Services services = stack.services();
        return DoctorFinding.ok(stack.compose().file() + ": " + stack.name() + ", "
                + services.file().services().size() + " services, the database is "
                + services.database().name());
    }

    private DoctorFinding database() {
        Stack stack = stack();
        String service = stack.services().database().name().value();
        if (stack.databaseContainer().isEmpty()) {
            return volumeThere(stack)
                    ? DoctorFinding.warning("'" + service + "' is not running", "'stack start " + service + "'")
                    : lost(stack);
        }
        if (!stack.server().exists(stack.database())) {
            // What a restore in place was about to replace is newer than any other backup.
            boolean inPlace = workspace.get().catalog().contents().backups().stream()
                    .findFirst()
                    .filter(newest -> newest.manifest().notes().safety())
                    .isPresent();
            return DoctorFinding.failure(
                    "the server has no database '" + stack.database() + "'"
                            + (inPlace ? ": a restore in place did not end" : ""),
                    inPlace
                            ? "'restore run @safety' brings back what was there, 'restore run ID' another backup"
                            : "'restore run latest-verified'");
        }
        return DoctorFinding.ok("'" + service + "' accepts connections");
    }

    /** Data that lies elsewhere is no matter of volumes. */
    private static boolean volumeThere(Stack stack) {
        try {
            return stack.engine().volumes().exists(stack.databaseService().volume());
        } catch (DrshException e) {
            return true;
        }
    }

    /** Compose would make an empty one, and the application would be as green as ever. */
    private static DoctorFinding lost(Stack stack) {
        String kept = new KeptVolumes(stack)
                .all().stream()
                        .findFirst()
                        .map(volume -> ", or 'restore undo " + volume.name() + "'")
                        .orElse("");
        return DoctorFinding.failure(
                "the volume '" + stack.databaseService().volume() + "' is not there",
                "'runbook run disaster-recovery'" + kept);
    }

    private DoctorFinding kept() {
        if (stack().databaseContainer().isEmpty()) {
            return down();
        }
        List<KeptDatabases.Kept> kept = workspace.get().undo().kept().all().stream()
                .filter(database -> database.kind() != KeptDatabases.Kind.UNFINISHED)
                .toList();
        return DoctorFinding.ok(
                kept.isEmpty()
                        ? "none"
                        : kept.size() + ": "
                                + kept.stream()
                                        .map(database -> database.name().value())
                                        .collect(Collectors.joining(", ")));
    }

    private DoctorFinding down() {
        return DoctorFinding.warning(
                "not known while the database is down",
                "'stack start " + stack().services().database().name() + "', then run doctor again");
    }

    private Stack stack() {
        return workspace.get().stack();
    }
}
