package drsh.restore;

import drsh.backup.BackupId;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore did.
 *
 * @param backup the backup that is live now
 * @param asOf the moment whose data is live now
 * @param facts what the live database holds
 * @param compared whether the facts of the backup are known, and these are equal to them; else only the list of objects
 *     could be compared
 * @param kept the database that was live before, or null where there was none
 * @param rolesMade roles that were missing and were made
 * @param took from the beginning to the end of the swap
 * @param outage how long the live database could not be used
 */
public record Restored(
        BackupId backup,
        OffsetDateTime asOf,
        Facts facts,
        boolean compared,
        @Nullable DatabaseName kept,
        List<String> rolesMade,
        Duration took,
        Duration outage) {}
