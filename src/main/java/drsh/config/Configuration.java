package drsh.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The whole configuration, with defaults filled in. Where a value is null it is found out from the compose file.
 *
 * @param stack the Compose project
 * @param backups where and how backups are kept
 * @param encryption who can read them
 * @param retention how many are kept
 * @param storages further places for copies of backups, by name
 * @param schedule when they are made by themselves
 * @param restore how restores are done
 * @param drill how restores are tried
 * @param facts how much is counted
 * @param runbooks where more runbooks are
 * @param objectives what recoveries are to reach, by the name of a runbook or {@link #STACK}
 */
public record Configuration(
        Stack stack,
        Backups backups,
        Encryption encryption,
        Retention retention,
        @DefaultValue Map<String, Storage> storages,
        Schedule schedule,
        Restore restore,
        Drill drill,
        Facts facts,
        @DefaultValue Runbooks runbooks,
        @DefaultValue Map<String, Objective> objectives) {

    /** What {@link #objectives} calls those of every recovery of the stack. */
    public static final String STACK = "stack";

    /** How the place that {@link Backups#directory} names is called beside the {@link #storages}. */
    public static final String MAIN_STORAGE = "main";

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
     * @param timeZone the time zone whose days, weeks and months retention counts; the machine's where it is null
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
            Duration healthTimeout,
            @Nullable String timeZone) {}

    /**
     * Where and how backups are kept.
     *
     * @param directory a directory, made when the first backup is
     * @param compress how dumps are compressed, such as {@code zstd:3}; null for what suits the server
     * @param suspectBelow a backup with fewer rows or bytes than these percent of the last good one is suspect; 0 never
     */
    public record Backups(Path directory, @Nullable String compress, int suspectBelow) {}

    /**
     * Who can read backups.
     *
     * @param always whether every backup is encrypted, also without {@code --encrypt}
     * @param recipients files with public keys; where there are any, backups are encrypted to them
     * @param passphraseFile a file whose first line is the passphrase
     * @param passphraseCommand a command whose first line of output is the passphrase
     * @param secretKeys files with secret keys that open backups; the passphrase unlocks them where they are locked
     */
    public record Encryption(
            boolean always,
            @DefaultValue List<Path> recipients,
            @Nullable Path passphraseFile,
            @Nullable String passphraseCommand,
            @DefaultValue List<Path> secretKeys) {}

    /**
     * How many backups are kept.
     *
     * @param daily of how many days the newest
     * @param weekly of how many weeks the newest
     * @param monthly of how many months the newest
     */
    public record Retention(int daily, int weekly, int monthly) {}

    /**
     * A further place for copies of backups, with a retention of its own.
     *
     * @param directory a directory; it has to exist, because a drive that is not mounted must not be written beside
     * @param daily as in {@link Retention}; null for the same number as there
     * @param weekly as in {@link Retention}; null for the same number as there
     * @param monthly as in {@link Retention}; null for the same number as there
     */
    public record Storage(
            Path directory,
            @Nullable Integer daily,
            @Nullable Integer weekly,
            @Nullable Integer monthly) {}

    /**
     * When backups are made by themselves, once {@code schedule install} was run.
     *
     * @param at the time of day, such as {@code 02:00}, in the machine's time zone
     * @param copyTo the storage that gets a copy, or null
     * @param onFailure a command that is run when one fails, or null
     */
    public record Schedule(
            String at, @Nullable String copyTo, @Nullable String onFailure) {}

    /**
     * How restores are done.
     *
     * @param jobs how many connections restore at the same time, at least 1
     * @param keep how long {@code retention apply} leaves the databases that restores keep beside the live one: replaced
     *     ones for {@code restore undo}, undone, prepared and selected ones; 0 drops all of them at its next run
     */
    public record Restore(int jobs, Duration keep) {}

    /**
     * How restores are tried.
     *
     * @param checks what has to hold in a restored database; where there are none, the guide's count
     * @param maxAge how old the last drill that passed may be
     */
    public record Drill(@DefaultValue List<Check> checks, Duration maxAge) {}

    /**
     * A query that a drill runs. In the file it may be the text of the query alone.
     *
     * @param sql it has to return a row
     * @param expect what the first value of that row has to be, as psql prints it; null for anything
     */
    public record Check(String sql, @Nullable String expect) {

        @Override
        public String toString() {
            return expect == null ? sql : sql + " = " + expect;
        }
    }

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

    /**
     * What recoveries are to reach.
     *
     * @param rto within what time from the incident, or null
     * @param rpo how old the data may be that comes back, or null
     */
    public record Objective(
            @Nullable Duration rto, @Nullable Duration rpo) {}
}
