package drsh.backup;

import org.jspecify.annotations.Nullable;

/**
 * What a backup was made of.
 *
 * @param stack the Compose project
 * @param database the database
 * @param serverVersion such as 150018; null where the file does not tell
 * @param databaseSize the size of the database on the server's disk in bytes; null where nobody measured it
 */
public record Source(
        String stack,
        String database,
        @Nullable Integer serverVersion,
        @Nullable Long databaseSize) {

    private static final int MAJOR = 10_000;

    /** The major version, such as 15; 0 where it is not known. */
    public int major() {
        return serverVersion == null ? 0 : serverVersion / MAJOR;
    }
}
