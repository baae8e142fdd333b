package drsh.backup;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.docker.VolumeName;
import drsh.postgres.DatabaseName;
import drsh.stack.Services;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a recovery card has to know of the stack. What nobody could ask Compose for is what the operator's guide has.
 *
 * @param asked whether Compose was asked; else names are the guide's, and the card says so
 * @param project the Compose project, null where it is not known
 * @param folder the folder of the Compose file
 * @param composeFile the Compose file, seen from that folder
 * @param databaseService the service that runs PostgreSQL
 * @param applicationService the application, null where there is none
 * @param database the database that the application uses, null where it is not known
 * @param user the superuser
 * @param migrate the command that migrates the database
 * @param healthUrl where the application says that it is well; null for {@code /api/health} at its published port
 * @param volumeKey how the Compose file calls the volume with the data
 * @param volume the engine's name of that volume, null for what Compose makes of project and key
 */
public record CardStack(
        boolean asked,
        @Nullable String project,
        String folder,
        String composeFile,
        String databaseService,
        @Nullable String applicationService,
        @Nullable DatabaseName database,
        String user,
        List<String> migrate,
        @Nullable String healthUrl,
        String volumeKey,
        @Nullable String volume) {

    private static final String VOLUME_KEY = "postgres_data";
    private static final String DATA = "/var/lib/postgresql/data";

    /** Asks Compose for what the operator has not said; where it cannot be asked the guide's names stand. */
    public static CardStack of(Stack stack) {
        StackSettings said = stack.settings();
        String file = relative(said.folder(), stack.compose().file());
        try {
            Services services = stack.services();
            ComposeFile.@Nullable Service application = services.application();
            Optional<String> key = volumeKey(services.database());
            VolumeName volume = key.map(services.file().volumes()::get).orElse(null);
            return new CardStack(
                    true,
                    services.file().project().value(),
                    said.folder().toString(),
                    file,
                    services.database().name().value(),
                    application == null ? null : application.name().value(),
                    services.databaseName(),
                    services.user(),
                    said.migrate(),
                    said.healthUrl(),
                    key.orElse(VOLUME_KEY),
                    volume == null ? null : volume.value());
        } catch (DrshException e) {
            return unasked(said, file);
        }
    }

    /** What the operator said, and the guide's names for the rest. */
    public static CardStack unasked(StackSettings said) {
        Path file = said.composeFile();
        return unasked(said, file == null ? "docker-compose.prod.yml" : file.toString());
    }

    private static CardStack unasked(StackSettings said, String file) {
        String database = said.database();
        return new CardStack(
                false,
                said.project(),
                said.folder().toString(),
                file,
                Objects.requireNonNullElse(said.databaseService(), "db"),
                Objects.requireNonNullElse(said.applicationService(), "app"),
                database == null ? null : new DatabaseName(database),
                Objects.requireNonNullElse(said.user(), "postgres"),
                said.migrate(),
                said.healthUrl(),
                VOLUME_KEY,
                null);
    }

    /** The database to restore a backup into: the application's own, where the backup is of this stack. */
    DatabaseName databaseOf(Source source) {
        boolean other = project != null && !project.equals(source.stack());
        return database == null || other ? new DatabaseName(source.database()) : database;
    }

    /** The engine's name of the volume for a backup. */
    String volumeOf(Source source) {
        boolean other = project != null && !project.equals(source.stack());
        return volume == null || other ? source.stack() + "_" + volumeKey : volume;
    }

    private static String relative(Path folder, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        return absolute.startsWith(from) ? from.relativize(absolute).toString() : absolute.toString();
    }

    /** The volume that PGDATA lies in: the deepest mount above it; PostgreSQL 18 mounts one level higher. */
    private static Optional<String> volumeKey(ComposeFile.Service database) {
        Path data = Path.of(database.environment().getOrDefault("PGDATA", DATA));
        return database.mounts().entrySet().stream()
                .filter(mount -> data.startsWith(Path.of(mount.getKey())))
                .max(Comparator.comparingInt(mount -> mount.getKey().length()))
                .map(Map.Entry::getValue)
                .filter(key -> !key.isEmpty());
    }
}
