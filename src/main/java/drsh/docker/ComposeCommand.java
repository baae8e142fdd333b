package drsh.docker;

import java.util.ArrayList;
import java.util.List;

/** What drsh asks of {@code docker compose}. Each knows its arguments; none of them can delete a volume or an orphan. */
public sealed interface ComposeCommand {

    /** The arguments after the global options. */
    List<String> arguments();

    /** Prints the effective configuration. */
    record Config() implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return List.of("config", "--format", "json");
        }
    }

    /** Creates and starts services and what they depend on. No services: all. */
    record Up(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "up", "-d");
        }
    }

    /** Creates and starts services alone. */
    record UpAlone(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "up", "-d", "--no-deps");
        }
    }

    /** Creates services alone, with the volumes that they lack, and starts nothing. */
    record CreateAlone(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "up", "--no-start", "--no-deps");
        }
    }

    /** Stops and removes the containers and networks; never the volumes. */
    record Down() implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return List.of("down");
        }
    }

    /** Stops services and keeps their containers. No services: all. */
    record Stop(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "stop");
        }
    }

    /** Starts stopped services. No services: all. */
    record Start(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "start");
        }
    }

    /** Runs a command in a new container of a service that is removed afterwards; starts nothing else. */
    record Run(ServiceName service, List<String> command) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            List<String> all = with(List.of(service), "run", "--rm", "--no-deps", "-T");
            all.addAll(command);
            return all;
        }
    }

    /** Fetches the images of services that have one in a registry. */
    record Pull(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "pull", "--quiet");
        }
    }

    /** Builds the images of services that are built. */
    record Build(List<ServiceName> services) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "build", "--quiet");
        }
    }

    /** The newest lines of the services' logs. No services: all. */
    record Logs(List<ServiceName> services, int lines) implements ComposeCommand {
        @Override
        public List<String> arguments() {
            return with(services, "logs", "--no-color", "--tail", String.valueOf(lines));
        }
    }

    private static List<String> with(List<ServiceName> services, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        services.forEach(service -> all.add(service.value()));
        return all;
    }
}
