package drsh.restore;

import drsh.docker.TemporaryFolder;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.Structure;
import org.jspecify.annotations.Nullable;

/**
 * The content of a backup, proved whole and lying in the server's container, ready to be restored; gone on close.
 *
 * @param folder where it lies
 * @param path the dump
 * @param script whether it is a script of SQL; else it is an archive of the custom format
 * @param facts what a restored database has to hold; null where nobody has read that
 * @param structure what the dump itself says it holds; null where facts say more
 * @param properties what belongs to the database and is not in the dump; null where it is not known
 * @param globals the roles; null where there are none
 */
record Loaded(
        TemporaryFolder folder,
        String path,
        boolean script,
        @Nullable Facts facts,
        @Nullable Structure structure,
        @Nullable DatabaseProperties properties,
        @Nullable String globals)
        implements AutoCloseable {

    void into(ScratchDatabase scratch, int jobs) {
        if (script) {
            scratch.load(path);
        } else {
            scratch.restore(path, jobs);
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
