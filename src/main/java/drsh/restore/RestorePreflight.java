package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.docker.DiskSpace;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.PostgresServer;
import drsh.postgres.Swap;
import drsh.stack.Stack;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Refuses a restore that could not end well, before anything is changed, and says what would help. */
final class RestorePreflight {

    private static final int MAJOR = 10_000;
    private static final long MEBIBYTE = 1024 * 1024;

    private final Stack stack;

    RestorePreflight(Stack stack) {
        this.stack = stack;
    }

    /** What can be said without reading it. */
    void backup(Backup backup) {
        Manifest manifest = backup.manifest();
        if (!manifest.source().database().equals(stack.database().value())) {
            throw DrshException.refused(
                    "Backup " + backup.id() + " is of database '"
                            + manifest.source().database() + "', and this stack has '" + stack.database() + "'",
                    "use a backup of '" + stack.database() + "' ('backup list')");
        }
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

    /** Whether it is whole, as far as this host can tell. */
    void bytes(BackupFiles files) {
        try {
            files.checkBytes();
        } catch (DrshException e) {
            throw Loader.unchanged(e);
        }
    }

    /** What only the running server can tell. */
    void server(PostgresServer server, Manifest manifest) {
        scratch(server, manifest);
        new Swap(server).refusePreparedTransactions(stack.database());
    }

    /** The same where nothing is to be swapped in. */
    void scratch(PostgresServer server, Manifest manifest) {
        int major = server.version() / MAJOR;
        int needed = manifest.source().major();
        if (major < needed) {
            throw DrshException.refused(
                    "Backup " + manifest.id() + " was made by PostgreSQL " + needed + ", and this server is " + major,
                    "use an image of PostgreSQL " + needed + " or newer");
        }
        refuseMissingExtensions(server, manifest);
        refuseFullDisk(server, manifest);
    }

    private static void refuseMissingExtensions(PostgresServer server, Manifest manifest) {
        Facts facts = manifest.facts();
        Set<String> missing =
                facts == null ? Set.of() : new HashSet<>(facts.extensions().keySet());
        if (!missing.isEmpty()) {
            for (JsonNode row :
                    server.rows(new DatabaseName("template1"), "SELECT name FROM pg_available_extensions")) {
                missing.remove(row.path("name").asString());
            }
        }
        if (!missing.isEmpty()) {
            throw DrshException.refused(
                    "The server cannot load the extensions that backup " + manifest.id() + " needs: "
                            + String.join(", ", missing),
                    "use an image that has them");
        }
    }

    private static void refuseFullDisk(PostgresServer server, Manifest manifest) {
        long free = DiskSpace.free(server.engine(), server.containerId(), server.dataDirectory());
        Long size = manifest.source().databaseSize();
        long needed = size == null ? manifest.data().contentSize() : size;
        if (free < needed) {
            throw DrshException.refused(
                    "The database's disk has " + free / MEBIBYTE + " MiB free, and the restored database needs about "
                            + needed / MEBIBYTE + " MiB beside the live one",
                    "make room there, for example by dropping what 'restore list' shows");
        }
    }
}
