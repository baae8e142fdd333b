package drsh.shell;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.docker.ComposeCommand;
import drsh.docker.ServiceName;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Table;
import drsh.stack.HealthCheck;
import drsh.stack.Lifecycle;
import drsh.stack.Migration;
import drsh.stack.Stack;
import java.time.Duration;
import java.util.List;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about the stack as a whole. */
@CommandGroup(name = "stack", description = "The Compose project: its containers and its application")
final class StackCommands {

    private static final Duration LOGS = Duration.ofSeconds(30);

    private final Workspaces workspaces;

    StackCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"stack", "status"},
            description = "Show the stack's containers")
    @PrintsData
    @Examples({"stack status", "stack status --json"})
    void status(Invocation invocation) {
        StackReport report = StackReport.of(stack());
        invocation.show(report, report::table);
    }

    /** What {@code stack health} tells of an application that is well. */
    record Health(boolean healthy, String answer, double tookSeconds) {}

    @Command(
            name = {"stack", "health"},
            description = "Wait until the application says that it is well")
    @PrintsData
    @Ends(Outcome.UNVERIFIED)
    @Examples({"stack health", "stack health --json"})
    void health(Invocation invocation) {
        HealthCheck.Healthy healthy = new HealthCheck(stack(), invocation.reporter()).await();
        if (invocation.json()) {
            double took = healthy.took().toMillis() / 1000.0;
            invocation.show(new Health(true, healthy.answer().toString(), took), Table::new);
        } else {
            invocation.console().print("healthy after " + Amounts.time(healthy.took()) + ": " + healthy.answer());
        }
    }

    @Command(
            name = {"stack", "logs"},
            description = "Show the newest lines of the services' logs")
    @Examples({"stack logs", "stack logs db --lines 50"})
    void logs(
            @Arguments @Takes(ValueType.SERVICE) List<String> service,
            @Option(longName = "lines", defaultValue = "20", description = "How many lines of each") int lines,
            Invocation invocation) {
        stack().services().requireKnown(names(service));
        stack().engine();
        String logs = stack().compose().run(new ComposeCommand.Logs(names(service), lines), LOGS, l -> {});
        invocation.console().paged(page -> page.print(logs));
    }

    @Command(
            name = {"stack", "down"},
            description = "Stop and remove the containers; the data stays")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"stack down", "stack down --yes"})
    void down(Invocation invocation) {
        if (invocation.onlyPlans("stop and remove all containers of " + stack().name())) {
            return;
        }
        invocation.confirmChange("Stop and remove all containers of " + stack().name() + "? The data stays.");
        lifecycle(invocation).down();
        invocation.console().print(stack().name() + " is down; its volumes are kept");
    }

    @Command(
            name = {"stack", "up"},
            description = "Create and start all services")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"stack up", "stack up --dry-run"})
    void up(Invocation invocation) {
        if (!invocation.onlyPlans("create and start all services of " + stack().name())) {
            lifecycle(invocation).up();
            invocation.console().print(stack().name() + " is up");
        }
    }

    @Command(
            name = {"stack", "stop"},
            description = "Stop services and keep their containers")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"stack stop app", "stack stop --yes"})
    void stop(@Arguments @Takes(ValueType.SERVICE) List<String> service, Invocation invocation) {
        if (invocation.onlyPlans("stop " + shown(service) + " of " + stack().name())) {
            return;
        }
        invocation.confirmChange("Stop " + shown(service) + " of " + stack().name() + "?");
        lifecycle(invocation).stop(names(service));
        invocation.console().print("stopped " + shown(service));
    }

    @Command(
            name = {"stack", "start"},
            description = "Start services; those without a container are created")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"stack start db", "stack start"})
    void start(@Arguments @Takes(ValueType.SERVICE) List<String> service, Invocation invocation) {
        if (!invocation.onlyPlans("start " + shown(service) + " of " + stack().name())) {
            lifecycle(invocation).start(names(service));
            invocation.console().print("started " + shown(service));
        }
    }

    @Command(
            name = {"stack", "migrate"},
            description = "Run the application's migrations, with only the database up")
    @Risky(Risk.CHANGE)
    @Examples({"stack migrate", "stack migrate --dry-run"})
    void migrate(Invocation invocation) {
        String command = String.join(" ", stack().settings().migrate());
        if (!invocation.onlyPlans("run '" + command + "' in a new container of " + stack().name())) {
            String last = new Migration(stack(), invocation.reporter()).run();
            invocation.console().print("migrated: " + last);
        }
    }

    private Stack stack() {
        return workspaces.current().stack();
    }

    private Lifecycle lifecycle(Invocation invocation) {
        return new Lifecycle(stack(), invocation.reporter());
    }

    private static List<ServiceName> names(List<String> services) {
        return services.stream().map(ServiceName::new).toList();
    }

    private static String shown(List<String> services) {
        return services.isEmpty() ? "all services" : String.join(", ", services);
    }
}
