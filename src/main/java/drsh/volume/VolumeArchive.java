package drsh.volume;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an archive of a data volume holds.
 *
 * @param root the name of its root directory, {@code data} in those that drsh and the guide's commands make
 * @param directory the data directory in it: the root up to PostgreSQL 17, {@code data/18/docker} for later images
 * @param majorVersion the major version of PostgreSQL that wrote the data directory
 * @param entries how many files, directories and links there are
 * @param bytes what the files hold
 * @param uid the user id of the data directory's owner
 * @param gid the id of its group
 * @param mode its permissions
 * @param cleanlyStopped whether the server had been stopped; else it was killed, or running while the archive was made
 */
public record VolumeArchive(
        String root,
        String directory,
        int majorVersion,
        long entries,
        long bytes,
        long uid,
        long gid,
        int mode,
        boolean cleanlyStopped) {

    /**
     * Walks an archive to its end.
     *
     * @param tar the archive, uncompressed; read to its end, not closed
     * @throws IOException when {@code tar} cannot be read
     * @throws DrshException (verification failed) naming what is wrong when it is no archive of one data directory, or
     *     not a whole one
     */
    public static VolumeArchive inspect(InputStream tar) throws IOException {
        return inspect(tar, "");
    }

    /**
     * As above, for a service whose {@code PGDATA} lies at a place of its own below the volume's mount.
     *
     * @param below the data directory relative to the volume's root, such as {@code pgdata}; the images' own places are
     *     told from the archive itself
     */
    public static VolumeArchive inspect(InputStream tar, String below) throws IOException {
        return new ArchiveWalk(below, null).walk(tar);
    }

    /**
     * As above, listing all files too.
     *
     * @param files gets every file of the archive
     */
    public static VolumeArchive inspect(InputStream tar, String below, VolumeFiles files) throws IOException {
        return new ArchiveWalk(below, files).walk(tar);
    }

    static DrshException wrong(String what) {
        return new DrshException(
                Outcome.UNVERIFIED, "The archive of the volume " + what, "use another backup ('backup list')");
    }
}
