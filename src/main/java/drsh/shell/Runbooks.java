package drsh.shell;

import drsh.runbook.Lint;
import drsh.runbook.RunbookCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds the runbooks of a workspace. */
final class Runbooks {

    private final Workspaces workspaces;
    private final Distribution distribution;
    private final Supplier<CommandRunner> runner;

    Runbooks(Workspaces workspaces, Distribution distribution, Supplier<CommandRunner> runner) {
        this.workspaces = workspaces;
        this.distribution = distribution;
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
        return new Lint(new SessionLines(runner.get(), invocation.circumstances()));
    }
}
