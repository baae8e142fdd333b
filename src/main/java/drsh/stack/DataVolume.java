package drsh.stack;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.docker.VolumeName;
import drsh.volume.DatabaseService;
import java.util.Comparator;
import java.util.Map;

/** Finds the volume that a database service keeps its data in: what is mounted at its data directory, or above it. */
final class DataVolume {

    private static final String VARIABLE = "PGDATA";
    private static final String USUAL = "/var/lib/postgresql/data";

    private DataVolume() {}

    /**
     * The service with its volume.
     *
     * @param imageEnvironment the variables that the image sets; the service's own come before them
     */
    static DatabaseService of(Services services, String image, Map<String, String> imageEnvironment) {
        ComposeFile.Service service = services.database();
        String directory = service.environment()
                .getOrDefault(VARIABLE, imageEnvironment.getOrDefault(VARIABLE, USUAL))
                .replaceFirst("/+$", "");
        String target = service.mounts().keySet().stream()
                // Without a name it is a volume of the container alone.
                .filter(mount -> !service.mounts().getOrDefault(mount, "").isEmpty())
                .filter(mount -> directory.equals(trimmed(mount)) || directory.startsWith(trimmed(mount) + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> DrshException.refused(
                        "The data directory " + directory + " of the service '" + service.name()
                                + "' is not in a volume of the Compose file",
                        "use a backup of the other methods: it does not depend on where the data is"));
        String key = service.mounts().getOrDefault(target, "");
        return new DatabaseService(
                services.file().project(),
                image,
                services.file()
                        .volumes()
                        .getOrDefault(key, new VolumeName(services.file().project() + "_" + key)),
                trimmed(target),
                below(directory, trimmed(target)),
                service.environment(),
                service.command(),
                services.user());
    }

    private static String trimmed(String path) {
        return path.replaceFirst("/+$", "");
    }

    private static String below(String directory, String target) {
        return directory.equals(target) ? "" : directory.substring(target.length() + 1);
    }
}
