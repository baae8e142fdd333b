package drsh.restore.preflight;

import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.docker.DiskSpace;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import java.util.List;

/**
 * Whether there is room for what a restore writes: the restored database and its write-ahead log on the database's disk,
 * the file of the backup in the container's {@code /tmp}. Mostly both are one disk, and then it has to hold all. A full
 * disk ends not only the restore: the server stops, and the live database with it.
 */
public final class Room {

    private static final String TEMPORARY = "/tmp";

    /** As much as the server lets it grow by before a checkpoint frees some; what is there already is used again. */
    private static final String LOG = """
            SELECT greatest(0, pg_size_bytes(current_setting('max_wal_size')) - (SELECT sum(size) FROM pg_ls_waldir()))
            ::bigint AS more""";

    private Room() {}

    /**
     * Compares what is needed with what is free.
     *
     * @param freed bytes of the database's disk that will be free before anything is loaded, as when the live database
     *     is dropped first. Not when it is replaced in one transaction: its files go when that commits
     * @throws DrshException (refused) with the amounts
     */
    public static void require(PostgresServer server, Manifest manifest, long freed) {
        List<DiskSpace.Disk> disks =
                DiskSpace.of(server.engine(), server.containerId(), server.dataDirectory(), TEMPORARY);
        long file = manifest.data().contentSize();
        Long measured = manifest.source().databaseSize();
        long database = measured == null ? file : measured;
        long log = Math.min(database, moreLog(server));
        long free = plus(disks.get(0).free(), freed);
        String restored = Amounts.size(database) + " for the restored database"
                + (log == 0 ? "" : ", " + Amounts.size(log) + " for its write-ahead log");
        if (disks.get(0).same(disks.get(1))) {
            require(
                    "The one disk of the database and of " + TEMPORARY,
                    free,
                    plus(plus(database, log), file),
                    restored + ", " + Amounts.size(file) + " for the file of the backup");
        } else {
            require("The database's disk", free, plus(database, log), restored);
            require(
                    "The container's " + TEMPORARY,
                    disks.get(1).free(),
                    file,
                    Amounts.size(file) + " for the file of the backup");
        }
    }

    private static void require(String disk, long free, long needed, String what) {
        if (free < needed) {
            throw DrshException.refused(
                    disk + " has " + Amounts.size(free) + " free, and the restore needs about " + Amounts.size(needed)
                            + " there: " + what,
                    "make room on the engine's disk ('restore list' shows what is kept there); where only a second database does not"
                            + " fit: 'restore run ID --in-place'");
        }
    }

    private static long moreLog(PostgresServer server) {
        return server.rows(new DatabaseName("template1"), LOG)
                .path(0)
                .path("more")
                .asLong(0);
    }

    /** What a disk has that cannot be asked is as much as there can be. */
    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
