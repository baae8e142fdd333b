package drsh.stack;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.docker.ServiceName;
import drsh.postgres.DatabaseName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which services of a Compose file are the database and the application.
 *
 * @param file the Compose file
 * @param database the service that runs PostgreSQL
 * @param application the service that runs the application, null where none could be made out
 * @param databaseName the database
 * @param user the superuser
 */
public record Services(
        ComposeFile file,
        ComposeFile.Service database,
        ComposeFile.@Nullable Service application,
        DatabaseName databaseName,
        String user) {

    private static final ServiceName DATABASE = new ServiceName("db");
    private static final ServiceName APPLICATION = new ServiceName("app");
    private static final String POSTGRES = "postgres";

    static Services of(ComposeFile file, StackSettings settings) {
        ComposeFile.Service database = database(file, settings.databaseService());
        // The official image's own defaults: the user, else "postgres"; the database, else the user's name.
        String user = orElse(settings.user(), database.environment().getOrDefault("POSTGRES_USER", POSTGRES));
        String name = orElse(settings.database(), database.environment().getOrDefault("POSTGRES_DB", user));
        return new Services(
                file,
                database,
                application(file, database, settings.applicationService()),
                new DatabaseName(name),
                user);
    }

    /**
     * The application.
     *
     * @throws DrshException (usage) when it is not known which service that is
     */
    public ComposeFile.Service requireApplication() {
        if (application == null) {
            throw DrshException.usage(
                    "It is not clear which service of " + file.project() + " is the application",
                    "name it in drsh.yml (stack.application-service): " + names(file));
        }
        return application;
    }

    /**
     * Refuses a service that the Compose file does not have.
     *
     * @throws DrshException (usage) naming those that it has
     */
    public void requireKnown(List<ServiceName> services) {
        for (ServiceName service : services) {
            if (file.service(service).isEmpty()) {
                throw DrshException.usage("The stack has no service '" + service + "'", "use one of " + names(file));
            }
        }
    }

    private static ComposeFile.Service database(ComposeFile file, @Nullable String named) {
        if (named != null) {
            return required(file, named, "stack.database-service");
        }
        return file.service(DATABASE)
                .or(() -> only(file, ComposeFile.Service::hasImageOfPostgres))
                .or(() -> only(file, ComposeFile.Service::hasVariablesOfPostgres))
                .orElseThrow(() -> DrshException.usage(
                        "It is not clear which service of " + file.project() + " is PostgreSQL",
                        "name it in drsh.yml (stack.database-service): " + names(file)));
    }

    private static ComposeFile.@Nullable Service application(
            ComposeFile file, ComposeFile.Service database, @Nullable String named) {
        if (named != null) {
            return required(file, named, "stack.application-service");
        }
        return file.service(APPLICATION)
                .or(() -> only(file, service -> service.dependsOn().contains(database.name())))
                .orElse(null);
    }

    private static ComposeFile.Service required(ComposeFile file, String name, String key) {
        return file.service(new ServiceName(name))
                .orElseThrow(() -> DrshException.usage(
                        "The Compose file has no service '" + name + "' (" + key + ")",
                        "name one of its services: " + names(file)));
    }

    private static Optional<ComposeFile.Service> only(ComposeFile file, Predicate<ComposeFile.Service> wanted) {
        List<ComposeFile.Service> candidates =
                file.services().stream().filter(wanted).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static String names(ComposeFile file) {
        return file.services().stream().map(service -> service.name().value()).collect(Collectors.joining(", "));
    }

    private static String orElse(@Nullable String first, String second) {
        return first == null ? second : first;
    }
}
