package drsh.restore.preflight;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.KnownLocales;
import drsh.postgres.PostgresServer;

/** Whether the server can make a database with the encoding and the locale of the backed-up one: images differ in them. */
public final class Locales {

    private Locales() {}

    /**
     * Looks for the encoding, the locales and what provides them.
     *
     * @throws DrshException (refused) naming what the server lacks
     */
    public static void require(PostgresServer server, Manifest manifest) {
        DatabaseProperties properties = manifest.properties();
        if (properties != null) {
            new KnownLocales(server).missing(properties).ifPresent(what -> {
                throw DrshException.refused(
                        "The server lacks " + what + ", which the database in backup " + manifest.id() + " has",
                        "use an image that has it, such as the one that the backup was made with");
            });
        }
    }
}
