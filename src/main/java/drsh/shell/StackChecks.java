package drsh.shell;

import drsh.docker.Container;
import drsh.docker.Engine;
import drsh.docker.TemporaryFolder;
import drsh.postgres.DatabaseName;
import drsh.restore.KeptDatabases;
import drsh.stack.Services;
import drsh.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                new DoctorCheck("containers left behind", this::containers),
                new DoctorCheck("directories left behind", this::directories),
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
            return DoctorFinding.warning("'" + service + "' is not running", "'stack start " + service + "'");
        }
        stack.server();
        return DoctorFinding.ok("'" + service + "' accepts connections");
    }

    private DoctorFinding containers() {
        List<String> left = stack().engine().containersBeside(stack().name());
        String names = String.join(" ", left);
        return left.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(names, "if no drsh is at work on this stack: 'docker rm -fv " + names + "'");
    }

    private DoctorFinding directories() {
        Optional<Container> container = stack().databaseContainer();
        if (container.isEmpty()) {
            return down();
        }
        List<String> left =
                TemporaryFolder.left(stack().engine(), container.get().id());
        String names = String.join(" ", left);
        return left.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(
                        names + " in " + container.get().name(),
                        "if no drsh is at work on this stack: 'docker exec -u 0 "
                                + container.get().name() + " rm -rf " + names + "'");
    }

    private DoctorFinding kept() {
        if (stack().databaseContainer().isEmpty()) {
            return down();
        }
        KeptDatabases kept = workspace.get().undo().kept();
        List<DatabaseName> unfinished = kept.leftovers();
        if (!unfinished.isEmpty()) {
            return DoctorFinding.warning(
                    unfinished.size() + " of a restore that did not end: " + names(unfinished),
                    "the next restore drops what an earlier one left");
        }
        List<DatabaseName> all =
                Stream.concat(kept.replaced().stream(), kept.undone().stream()).toList();
        return DoctorFinding.ok(all.isEmpty() ? "none" : all.size() + ": " + names(all));
    }

    private static String names(List<DatabaseName> databases) {
        return databases.stream().map(DatabaseName::value).collect(Collectors.joining(", "));
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
