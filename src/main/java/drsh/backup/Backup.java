package drsh.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A backup that a manifest vouches for.
 *
 * @param manifest what is known of it
 * @param present whether its files are there with the sizes that the manifest names
 */
public record Backup(Manifest manifest, boolean present) {

    /** Its id. */
    public BackupId id() {
        return manifest.id();
    }

    /** The moment whose data it holds. */
    public Instant time() {
        return manifest.time().toInstant();
    }

    /** How old its data is. */
    public Duration age(Clock clock) {
        return Duration.between(time(), clock.instant());
    }

    /** Whether it was once read to its end and is still there. */
    public boolean verified() {
        return present && manifest.verifiedAt() != null;
    }
}
