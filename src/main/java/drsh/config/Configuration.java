package drsh.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The whole configuration, with defaults filled in. Where a value is null it is found out from the compose file.
 *
 * @param stack the Compose project
 * @param backups where backups are kept
 * @param restore how restores are done
 * @param facts how much is counted
 * @param runbooks where more runbooks are
 */
public record Configuration(
        Stack stack,
        Backups backups,
        Restore restore,
        Facts facts,
        @DefaultValue Runbooks runbooks) {

    /**
     * The Compose project.
     *
     * @param composeFile the compose file
     * @param project the project's name
     * @param databaseService the service that runs PostgreSQL
     * @param applicationService the service that uses the database
     * @param database the database to back up and restore
     * @param user the PostgreSQL user that does it
     * @param migrate the command line that migrates the database, run in the application's image
     * @param healthUrl where the application says that it is well
     * @param healthTimeout how long to wait until it does
     */
    public record Stack(
            @Nullable Path composeFile,
            @Nullable String project,
            @Nullable String databaseService,
            @Nullable String applicationService,
            @Nullable String database,
            @Nullable String user,
            @Nullable String migrate,
            @Nullable String healthUrl,
            Duration healthTimeout) {}

    /**
     * Where backups are kept.
     *
     * @param directory a directory, made when the first backup is
     */
    public record Backups(Path directory) {}

    /**
     * How restores are done.
     *
     * @param jobs how many connections restore at the same time, at least 1
     * @param keep how long the replaced database is kept for {@code restore undo}
     */
    public record Restore(int jobs, Duration keep) {}

    /**
     * How much is counted for the comparison after a restore.
     *
     * @param exactRows tables with more rows than this are estimated
     */
    public record Facts(long exactRows) {}

    /**
     * Where more runbooks are.
     *
     * @param directory looked into after {@code ./runbooks}
     */
    public record Runbooks(@Nullable Path directory) {}
}
