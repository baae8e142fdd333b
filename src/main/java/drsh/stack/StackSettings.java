package drsh.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about the stack. What is null is found in the Compose file.
 *
 * @param folder where to look for the Compose file
 * @param composeFile the Compose file
 * @param project the Compose project
 * @param databaseService the service that runs PostgreSQL
 * @param applicationService the service that runs the application
 * @param database the name of the database
 * @param user the superuser
 * @param migrate the command that migrates, run in a new container of the application service
 * @param healthUrl what the health check asks
 * @param healthTimeout how long the application may take to become healthy
 */
public record StackSettings(
        Path folder,
        @Nullable Path composeFile,
        @Nullable String project,
        @Nullable String databaseService,
        @Nullable String applicationService,
        @Nullable String database,
        @Nullable String user,
        List<String> migrate,
        @Nullable String healthUrl,
        Duration healthTimeout) {}
