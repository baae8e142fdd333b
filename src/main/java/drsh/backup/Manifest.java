package drsh.backup;

import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a backup, kept as JSON beside it.
 *
 * @param version of this form; readers accept older ones
 * @param id the backup's id
 * @param stack the Compose project it was made of
 * @param database the database it was made of
 * @param method {@code custom}
 * @param time when its snapshot was taken
 * @param zone the time zone of the stack
 * @param duration how long it took to make
 * @param data the dump
 * @param globals the roles of the server
 * @param encryption how the data is encrypted, if it is
 * @param compression such as {@code gzip:1}
 * @param serverVersion such as 150018
 * @param tools the version of the tools that made it
 * @param tocEntries the number of entries in the archive's table of contents
 * @param databaseSize the size of the database on the server's disk, bytes
 * @param facts what the database held in the dump's own snapshot
 * @param properties what belongs to the database and is not in the dump
 * @param label the operator's words
 * @param pinned whether it is never expired
 * @param verifiedAt when its bytes were last read to the end and found whole
 */
public record Manifest(
        int version,
        BackupId id,
        String stack,
        String database,
        String method,
        OffsetDateTime time,
        String zone,
        Duration duration,
        Artifact data,
        Artifact globals,
        String encryption,
        String compression,
        int serverVersion,
        String tools,
        int tocEntries,
        long databaseSize,
        Facts facts,
        DatabaseProperties properties,
        @Nullable String label,
        boolean pinned,
        @Nullable OffsetDateTime verifiedAt) {

    /** The form that this program writes. */
    public static final int VERSION = 1;

    /**
     * A file of the backup.
     *
     * @param file its name in the storage
     * @param size in bytes
     * @param sha256 of the stored bytes, in hexadecimal
     */
    public record Artifact(String file, long size, String sha256) {}

    /** The same backup, found whole at that time. */
    Manifest verified(OffsetDateTime at) {
        return new Manifest(
                version,
                id,
                stack,
                database,
                method,
                time,
                zone,
                duration,
                data,
                globals,
                encryption,
                compression,
                serverVersion,
                tools,
                tocEntries,
                databaseSize,
                facts,
                properties,
                label,
                pinned,
                at);
    }
}
