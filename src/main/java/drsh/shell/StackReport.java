package drsh.shell;

import drsh.docker.Container;
import drsh.shell.screen.Table;
import drsh.stack.Stack;
import java.util.List;

/**
 * The state of a stack, as {@code stack status} shows it.
 *
 * @param stack the Compose project
 * @param engine where the engine is, and its version
 * @param services the services of the Compose file with their containers
 */
record StackReport(String stack, String engine, List<ServiceState> services) {

    /**
     * A service.
     *
     * @param state {@code running}, {@code exited}, …; {@code none} without a container
     * @param status the engine's own words
     * @param ports what the host can reach
     */
    record ServiceState(String service, String state, String status, List<String> ports) {}

    static StackReport of(Stack stack) {
        List<Container> containers = stack.containers();
        List<ServiceState> services = stack.services().file().services().stream()
                .map(service -> containers.stream()
                        .filter(container -> container.service().equals(service.name()))
                        .findFirst()
                        .map(container -> new ServiceState(
                                service.name().value(),
                                container.state(),
                                container.status(),
                                container.publishedPorts()))
                        .orElse(new ServiceState(service.name().value(), "none", "no container", List.of())))
                .toList();
        String engine = stack.engine().address() + ", version " + stack.engine().version();
        return new StackReport(stack.name().value(), engine, services);
    }

    Table table() {
        Table table =
                new Table().column("SERVICE").column("STATE").text("STATUS").text("PORTS");
        services.forEach(service ->
                table.row(service.service(), service.state(), service.status(), String.join(", ", service.ports())));
        return table;
    }
}
