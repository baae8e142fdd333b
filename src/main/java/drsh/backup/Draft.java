package drsh.backup;

import drsh.artifact.Encryption;
import drsh.artifact.Written;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import drsh.storage.Storage;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A backup on its way: its files are on disk and were read back, and have no names yet. Closed before it is committed it
 * leaves nothing.
 *
 * @param id the id it gets
 * @param method how it is made
 * @param time the moment whose data it holds
 * @param source what it is made of
 * @param data the dump or the archive
 * @param globals the roles
 * @param encryption how both are encrypted
 * @param compression as the manifest says it
 * @param tools the version of the tools
 * @param entries the number of entries read back
 * @param facts what the database held, null where nobody could read it
 * @param properties what belongs to the database
 */
record Draft(
        BackupId id,
        Method method,
        OffsetDateTime time,
        Source source,
        Written data,
        Written globals,
        Encryption encryption,
        String compression,
        String tools,
        int entries,
        @Nullable Facts facts,
        @Nullable DatabaseProperties properties)
        implements AutoCloseable {

    /** The same, read back with that many entries. */
    Draft entries(int found) {
        return new Draft(
                id, method, time, source, data, globals, encryption, compression, tools, found, facts, properties);
    }

    /** Gives the files their names and puts the manifest beside them, in this order: from then on it is a backup. */
    void commit(Storage storage, Manifest manifest) throws IOException {
        try {
            data.commit();
            globals.commit();
            ManifestFile.write(storage, manifest, false);
        } catch (IOException | RuntimeException e) {
            data.withdraw();
            globals.withdraw();
            throw e;
        }
    }

    @Override
    public void close() {
        data.close();
        globals.close();
    }
}
