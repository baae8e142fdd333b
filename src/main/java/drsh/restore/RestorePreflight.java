package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.PostgresServer;
import drsh.postgres.Swap;
import drsh.restore.preflight.Accepted;
import drsh.restore.preflight.Connected;
import drsh.restore.preflight.FreeConnections;
import drsh.restore.preflight.Locales;
import drsh.restore.preflight.MajorVersion;
import drsh.restore.preflight.MigrationFit;
import drsh.restore.preflight.OpenTransactions;
import drsh.restore.preflight.Origin;
import drsh.restore.preflight.Room;
import drsh.restore.preflight.ServerLacks;
import drsh.stack.Stack;

/**
 * Refuses a restore that could not end well, before anything is changed, and says what would help. The methods stand in
 * the order in which they are best called: what is cheap and certain first.
 */
final class RestorePreflight {

    private final Stack stack;
    private final Accepted accepted;
    private final Reporter reporter;

    /**
     * For a restore into that stack.
     *
     * @param accepted what the operator has said to be right
     * @param reporter told what is worth knowing and does not stop a restore
     */
    RestorePreflight(Stack stack, Accepted accepted, Reporter reporter) {
        this.stack = stack;
        this.accepted = accepted;
        this.reporter = reporter;
    }

    /** What can be said without reading it. */
    void backup(Backup backup) {
        Origin.require(stack, backup.manifest(), accepted);
    }

    /** Whether this host has a key at all: better asked before anything is started or read. */
    void key(BackupFiles files, Manifest manifest) {
        if (!files.mayOpen()) {
            throw DrshException.refused(
                    "Backup " + manifest.id() + " is encrypted to "
                            + String.join(" and ", manifest.encryption().recipients())
                            + ", and no secret key for that is configured; nothing was changed",
                    "name the file with the secret key with encryption.secret-keys in drsh.yml");
        }
    }

    /** Whether its migrations fit the application's image; needs the engine and not the server. */
    void migrations(Manifest manifest) {
        new MigrationFit(stack, accepted, reporter).require(manifest);
    }

    /** Whether it is whole, as far as this host can tell. */
    void bytes(BackupFiles files) {
        try {
            files.checkBytes();
        } catch (DrshException e) {
            throw Loader.unchanged(e);
        }
    }

    /**
     * What only the running server can tell.
     *
     * @param jobs how many jobs of pg_restore will work at once
     * @param freed bytes of the database's disk that will be free before anything is loaded; see {@link Room}
     */
    void server(PostgresServer server, Manifest manifest, int jobs, long freed) {
        new Swap(server).refusePreparedTransactions(stack.database());
        scratch(server, manifest, jobs, freed);
        sayClosed(manifest);
    }

    /** The same where nothing is to be swapped in. */
    void scratch(PostgresServer server, Manifest manifest, int jobs, long freed) {
        MajorVersion.require(server, manifest);
        new ServerLacks(stack, server).refuseByFacts(manifest);
        Locales.require(server, manifest);
        Room.require(server, manifest, freed);
        FreeConnections.require(stack, server, jobs);
    }

    /** Nobody could reopen it if that were refused: the backup was made of a database that somebody had closed. */
    private void sayClosed(Manifest manifest) {
        DatabaseProperties properties = manifest.properties();
        if (properties != null && properties.connectionLimit() == 0) {
            reporter.say("backup " + manifest.id() + " is of a database that took no connections but a superuser's"
                    + " (CONNECTION LIMIT 0), and so will the restored one: ALTER DATABASE "
                    + stack.database().identifier() + " CONNECTION LIMIT -1 opens it");
        }
    }

    /** What a backup needs that nobody has read yet: the extensions and roles of one that was made elsewhere. */
    void content(PostgresServer server, Manifest manifest, BackupFiles files) {
        try {
            new ServerLacks(stack, server).refuseByContent(manifest, files);
        } catch (DrshException e) {
            throw Loader.unchanged(e);
        }
    }

    /** For a restore that swaps: who will be ended in the middle of a transaction. */
    void sayOpenTransactions(PostgresServer server) {
        OpenTransactions.of(stack, server).say(reporter);
    }

    /** For a restore in place, which cannot be undone by a swap: whether anybody could still write. */
    void refuseConnected(PostgresServer server) {
        Connected.refuse(stack, server);
    }
}
