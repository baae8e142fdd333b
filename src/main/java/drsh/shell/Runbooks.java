package drsh.shell;

import drsh.command.Outcome;
import drsh.config.StateDirectory;
import drsh.runbook.Lint;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.RunbookCatalog;
import drsh.session.Session;
import drsh.session.SessionOptions;
import drsh.session.SessionOrigin;
import drsh.session.SessionPorts;
import drsh.shell.line.CommonOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds runbooks for a workspace and runs them, with the shell as their eyes, ears and hands. */
final class Runbooks {

    private final Workspaces workspaces;
    private final Distribution distribution;
    private final StateDirectory state;
    private final Supplier<CommandRunner> runner;

    Runbooks(Workspaces workspaces, Distribution distribution, StateDirectory state, Supplier<CommandRunner> runner) {
        this.workspaces = workspaces;
        this.distribution = distribution;
        this.state = state;
        this.runner = runner;
    }

    /** In {@code ./runbooks}, then where the configuration says, then in the distribution. */
    RunbookCatalog catalog() {
        Workspace workspace = workspaces.current();
        List<Path> directories = new ArrayList<>(List.of(own()));
        Path configured = workspace.configuration().values().runbooks().directory();
        if (configured != null) {
            directories.add(workspace.folder().resolve(configured));
        }
        directories.add(distribution.runbooks());
        return new RunbookCatalog(directories);
    }

    /** The directory that is looked into first: that of the folder. It need not be there. */
    Path own() {
        return folder().resolve("runbooks");
    }

    /** The folder that is worked in. */
    Path folder() {
        return workspaces.current().folder();
    }

    Lint lint(Invocation invocation) {
        return new Lint(new SessionCommands(runner.get(), invocation.circumstances()));
    }

    Outcome run(ParsedRunbook runbook, Map<String, String> inputs, Invocation invocation) {
        SessionOptions options = new SessionOptions(
                invocation.line().has(CommonOptions.YES),
                invocation.line().value(CommonOptions.CONFIRM).orElse(null),
                invocation.dryRun(),
                inputs);
        return run(runbook, options, invocation);
    }

    Outcome run(ParsedRunbook runbook, SessionOptions options, Invocation invocation) {
        Workspace workspace = workspaces.current();
        SessionPorts ports = new SessionPorts(
                new SessionCommands(runner.get(), invocation.circumstances()),
                new SessionPrompter(invocation.answers()),
                new SessionInputs(workspace.catalog(), workspace.clock()),
                new SessionScreen(invocation.console()));
        SessionOrigin origin = new SessionOrigin(
                System.getProperty("user.name", "unknown"),
                host(),
                workspace.stack().name().value());
        Session session = new Session(ports, origin, state.path(), workspace.clock());
        // Nobody's work may come between two steps; a pause lets others in again.
        return options.dryRun()
                ? session.run(runbook, options)
                : workspace
                        .stack()
                        .lockedWherePossible(
                                "runbook run " + runbook.runbook().name(), () -> session.run(runbook, options));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
