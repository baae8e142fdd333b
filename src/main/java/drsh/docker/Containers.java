package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerPort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds a stack's containers by the labels that Compose sets, never by their names. */
final class Containers {

    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String ONE_OFF = "com.docker.compose.oneoff";

    private Containers() {}

    static List<Container> of(DockerClient client, ProjectName project) {
        return client
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(PROJECT, project.value(), ONE_OFF, "False"))
                .exec()
                .stream()
                .map(Containers::read)
                .sorted(Comparator.comparing(container -> container.service().value()))
                .toList();
    }

    /** The names of those that drsh put beside a stack: with tools or a server, and the lock. */
    static List<String> beside(DockerClient client, ProjectName project) {
        return client.listContainersCmd().withShowAll(true).exec().stream()
                .filter(container ->
                        project.value().equals(container.getLabels().get(ToolContainer.LABEL))
                                || name(container).equals(StackLock.name(project)))
                .map(Containers::name)
                .sorted()
                .toList();
    }

    private static String name(com.github.dockerjava.api.model.Container container) {
        return container.getNames()[0].replaceFirst("^/", "");
    }

    private static Container read(com.github.dockerjava.api.model.Container container) {
        return new Container(
                container.getId(),
                name(container),
                new ServiceName(String.valueOf(container.getLabels().get(SERVICE))),
                container.getImageId(),
                container.getState(),
                container.getStatus(),
                published(container.getPorts()));
    }

    private static List<String> published(ContainerPort[] ports) {
        return Arrays.stream(ports)
                .filter(port -> port.getPublicPort() != null)
                .sorted(Comparator.comparing(port -> Objects.requireNonNullElse(port.getPrivatePort(), 0)))
                .map(port -> host(port.getIp()) + ":" + port.getPublicPort())
                .distinct()
                .toList();
    }

    private static String host(String ip) {
        boolean any = ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
        return any ? "127.0.0.1" : ip.contains(":") ? "[" + ip + "]" : ip;
    }
}
