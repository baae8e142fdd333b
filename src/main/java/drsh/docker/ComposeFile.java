package drsh.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The effective configuration of a stack, as {@code docker compose config --format json} prints it.
 *
 * @param project the project
 * @param services the services, in the file's order
 * @param volumes the volume of the engine for each volume key of the file
 */
public record ComposeFile(ProjectName project, List<Service> services, Map<String, VolumeName> volumes) {

    /** The last part of the image's name: not an exporter of its figures, not an interface to it. */
    private static final Pattern POSTGRES = Pattern.compile(
            "(.*/)?(postgres|postgresql|postgis|timescaledb|timescaledb-ha|pgvector|pgvecto-rs)([:@].*)?");

    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    /**
     * A service.
     *
     * @param name its name
     * @param image its image; for a service that is built, the name that Compose gives the image
     * @param environment its variables; they may hold secrets
     * @param dependsOn the services that it waits for
     * @param publishesPorts whether it publishes any port
     * @param fixedPorts the ports of the host that the file itself names; Docker chooses the others anew at each start
     * @param mounts the key of the mounted volume for each target path
     * @param command what it runs in place of the image's own command; empty for that
     * @param stopGracePeriod how long a stop may take before the engine kills it; 10 s where the file says nothing
     */
    public record Service(
            ServiceName name,
            String image,
            Map<String, String> environment,
            List<ServiceName> dependsOn,
            boolean publishesPorts,
            Set<Integer> fixedPorts,
            Map<String, String> mounts,
            List<String> command,
            Duration stopGracePeriod) {

        /** Whether its image is PostgreSQL's or one of those that are made from it. */
        public boolean hasImageOfPostgres() {
            return POSTGRES.matcher(image).matches();
        }

        /** Whether it has the variables of PostgreSQL's image; applications are often given them too. */
        public boolean hasVariablesOfPostgres() {
            return environment.containsKey("POSTGRES_PASSWORD")
                    || environment.containsKey("POSTGRES_PASSWORD_FILE")
                    || environment.containsKey("POSTGRES_DB");
        }
    }

    /** The service of that name. */
    public Optional<Service> service(ServiceName name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    static ComposeFile parse(String json) {
        // Compose writes every dollar sign twice, so that its output could be its input again.
        JsonNode root = JsonMapper.shared().readTree(json.replace("$$", "$"));
        String project = root.path("name").asString();
        List<Service> services = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.path("services").properties()) {
            services.add(service(project, entry.getKey(), entry.getValue()));
        }
        Map<String, VolumeName> volumes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("volumes").properties()) {
            String name = entry.getValue().path("name").asString(project + "_" + entry.getKey());
            volumes.put(entry.getKey(), new VolumeName(name));
        }
        return new ComposeFile(new ProjectName(project), services, volumes);
    }

    private static Service service(String project, String name, JsonNode node) {
        List<ServiceName> dependsOn = new ArrayList<>();
        node.path("depends_on").propertyNames().forEach(other -> dependsOn.add(new ServiceName(other)));
        Map<String, String> mounts = new LinkedHashMap<>();
        for (JsonNode mount : node.path("volumes")) {
            if (mount.path("type").asString("").equals("volume")) {
                mounts.put(
                        mount.path("target").asString(""), mount.path("source").asString(""));
            }
        }
        return new Service(
                new ServiceName(name),
                node.path("image").asString(project + "-" + name),
                environment(node.path("environment")),
                dependsOn,
                !node.path("ports").isEmpty(),
                fixedPorts(node.path("ports")),
                mounts,
                command(node.path("command")),
                GracePeriod.parse(node.path("stop_grace_period").asString("")));
    }

    /** Without those of a range, of which Docker takes any, and without 0, which leaves the choice to Docker too. */
    private static Set<Integer> fixedPorts(JsonNode ports) {
        Set<Integer> fixed = new LinkedHashSet<>();
        for (JsonNode port : ports) {
            String published = port.path("published").asString("");
            if (PORT.matcher(published).matches()) {
                fixed.add(Integer.valueOf(published));
            }
        }
        return fixed;
    }

    private static List<String> command(JsonNode node) {
        List<String> command = new ArrayList<>();
        for (JsonNode word : node) {
            command.add(word.asString(""));
        }
        return command;
    }

    private static Map<String, String> environment(JsonNode node) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            environment.put(entry.getKey(), entry.getValue().asString(""));
        }
        return environment;
    }
}
