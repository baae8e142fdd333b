package drsh.shell;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.docker.Container;
import drsh.docker.EngineState;
import drsh.docker.ServiceName;
import drsh.restore.KeptDatabases;
import drsh.restore.KeptVolumes;
import drsh.stack.Services;
import drsh.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What doctor asks about the stack: its file, its containers, its database. */
final class StackChecks {

    static final String COMPOSE_FILE = "compose file";
    static final String SERVER = "database server";

    private final Supplier<Workspace> workspace;

    StackChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck(COMPOSE_FILE, this::composeFile)
                        .after(EngineChecks.CONFIGURATION, EngineChecks.COMPOSE),
                new DoctorCheck(SERVER, this::server).after(EngineChecks.ENGINE, COMPOSE_FILE),
                new DoctorCheck("application", this::application).after(EngineChecks.ENGINE, COMPOSE_FILE),
                new DoctorCheck("database", this::database).after(SERVER),
                new DoctorCheck("live data", new LiveDataCheck(workspace)::look).after(SERVER, "database"),
                new DoctorCheck("versions", new VersionCheck(workspace)::versions).after(SERVER),
                new DoctorCheck("kept databases", this::kept).after(SERVER));
    }

    private DoctorFinding composeFile() {
        Stack stack = stack();
        Services services = stack.services();
        return DoctorFinding.ok(stack.compose().file() + ": " + stack.name() + ", "
                + services.file().services().size() + " services, the database is "
                + services.database().name());
    }

    private DoctorFinding server() {
        Stack stack = stack();
        ComposeFile.Service service = stack.services().database();
        Optional<Container> container = container(service.name());
        if (container.isEmpty() || !container.get().running()) {
            return volumeThere(stack) ? notRunning(service.name(), container) : lost(stack);
        }
        // Refuses when it does not accept connections.
        stack.server();
        return state(service, container.get(), "accepts connections");
    }

    private DoctorFinding application() {
        ComposeFile.Service service = stack().services().application();
        if (service == null) {
            return DoctorFinding.warning(
                    "it is not clear which service it is", "set stack.application-service in drsh.yml");
        }
        Optional<Container> container = container(service.name());
        return container.isEmpty() || !container.get().running()
                ? notRunning(service.name(), container)
                : state(service, container.get(), "runs");
    }

    private Optional<Container> container(ServiceName service) {
        List<Container> all = stack().containers().stream()
                .filter(each -> each.service().equals(service))
                .toList();
        return all.stream()
                .filter(Container::running)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static DoctorFinding notRunning(ServiceName service, Optional<Container> container) {
        String status = container.map(one -> " (" + one.status() + ")").orElse("");
        return container.filter(one -> one.state().equals("restarting")).isPresent()
                ? DoctorFinding.failure(
                        "'" + service + "' ends again and again" + status, "'stack logs " + service + "'")
                : DoctorFinding.warning("'" + service + "' is not running" + status, "'stack start " + service + "'")
                        .blocking();
    }

    private DoctorFinding state(ComposeFile.Service service, Container container, String well) {
        String what = "'" + service.name() + "' " + well;
        if (container.status().contains("(unhealthy)")) {
            return DoctorFinding.warning(
                    "'" + service.name() + "' is unhealthy, says its own check", "'stack logs " + service.name() + "'");
        }
        Optional<String> image = EngineState.imageId(stack().engine(), service.image());
        if (image.isPresent() && !image.get().equals(container.image())) {
            return DoctorFinding.warning(
                    what + ", and not from the image that " + service.image() + " is now", "'stack up'");
        }
        return DoctorFinding.ok(what + " (" + container.status() + ")");
    }

    private DoctorFinding database() {
        Stack stack = stack();
        if (stack.server().exists(stack.database())) {
            return DoctorFinding.ok("'" + stack.database() + "' is there");
        }
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

    private Stack stack() {
        return workspace.get().stack();
    }
}
