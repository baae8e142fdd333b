package drsh.shell;

import drsh.docker.Engine;
import drsh.schedule.Leftovers;
import drsh.stack.Services;
import drsh.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

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
                new DoctorCheck("containers left behind", this::containers));
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
            return DoctorFinding.warning("'" + service + "' is not running", "'stack start " + service + "'");
        }
        stack.server();
        return DoctorFinding.ok("'" + service + "' accepts connections");
    }

    private DoctorFinding containers() {
        List<String> left = Leftovers.containers(stack().name().value());
        String names = String.join(" ", left);
        return left.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(names, "if no drsh is at work on this stack: 'docker rm -fv " + names + "'");
    }

    private Stack stack() {
        return workspace.get().stack();
    }
}
