package drsh.restore.preflight;

import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.postgres.PostgresServer;

/** Whether the server can read what another has written: a dump of its own version or an older, a volume of its own. */
public final class MajorVersion {

    private static final int MAJOR = 10_000;

    private MajorVersion() {}

    /**
     * Compares the versions.
     *
     * @throws DrshException (refused) naming both versions
     */
    public static void require(PostgresServer server, Manifest manifest) {
        int major = server.version() / MAJOR;
        int made = manifest.source().major();
        boolean volume = manifest.method() == Method.VOLUME;
        if (made > major || (volume && made != 0 && made != major)) {
            throw DrshException.refused(
                    "Backup " + manifest.id()
                            + (volume ? " is the data volume of PostgreSQL " : " was made by PostgreSQL ")
                            + made + ", and this server is " + major
                            + (volume ? ", which cannot read the files of another major version" : ""),
                    volume
                            ? "use an image of PostgreSQL " + made + ", or a backup made with --method custom"
                            : "use an image of PostgreSQL " + made + " or newer");
        }
    }
}
