package drsh.restore.preflight;

import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.docker.Interruptions;
import drsh.postgres.Archives;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.Needs;
import drsh.postgres.PostgresServer;
import drsh.postgres.Roles;
import drsh.stack.ComposeLine;
import drsh.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Extensions and roles that a backup needs and the server has not. Our own backups name their extensions and bring their
 * roles along. One that was made elsewhere is read for both as far as its first data: so of a plain dump it is not known
 * whom it grants what to. An extension counts by its name: a dump takes whatever version comes with the server.
 */
public final class ServerLacks {

    private static final DatabaseName ANY = new DatabaseName("template1");

    private final Stack stack;
    private final PostgresServer server;

    /** Of that server. */
    public ServerLacks(Stack stack, PostgresServer server) {
        this.stack = stack;
        this.server = server;
    }

    /**
     * Looks for what the facts name.
     *
     * @throws DrshException (refused) naming the extensions that a backup's facts name and the server cannot load
     */
    public void refuseByFacts(Manifest manifest) {
        Facts facts = manifest.facts();
        if (facts != null) {
            refuseExtensions(manifest, facts.extensions().keySet());
        }
    }

    /**
     * Reads what a backup needs where nothing else tells.
     *
     * @throws DrshException (refused) naming what is missing, and the statement that makes a role; (verification failed)
     *     when it cannot be read
     */
    public void refuseByContent(Manifest manifest, BackupFiles files) {
        if (manifest.method() != Method.VOLUME && (manifest.facts() == null || manifest.globals() == null)) {
            Needs needs = needs(manifest, files);
            refuseExtensions(manifest, needs.extensions());
            refuseRoles(manifest, needs.roles(), files);
        }
    }

    private Needs needs(Manifest manifest, BackupFiles files) {
        try {
            if (manifest.method() == Method.CUSTOM) {
                return new Archives(server.engine(), server.containerId())
                        .needs(
                                () -> files.open(manifest.data()),
                                manifest.data().contentSize());
            }
            try (InputStream script = files.open(manifest.data())) {
                return Needs.ofBeginning(script);
            }
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "'" + manifest.data().file() + "' could not be read; nothing was changed",
                    "look at the disk of the backups, or use another backup ('backup list')");
        }
    }

    private void refuseExtensions(Manifest manifest, Collection<String> needed) {
        Set<String> missing = new TreeSet<>(needed);
        if (!missing.isEmpty()) {
            for (JsonNode row : server.rows(ANY, "SELECT name FROM pg_available_extensions")) {
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

    private void refuseRoles(Manifest manifest, Set<String> needed, BackupFiles files) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(new Roles(server).existing());
        if (!missing.isEmpty() && manifest.globals() != null) {
            missing.removeAll(Roles.madeBy(files.text(manifest.globals())));
        }
        if (!missing.isEmpty()) {
            throw DrshException.refused(
                    "The server lacks the roles that own or use what is in backup " + manifest.id() + ": "
                            + String.join(", ", missing) + "; a dump does not bring its roles along",
                    "make them as they were (LOGIN, PASSWORD), or bare with: "
                            + new ComposeLine(stack).psql(Roles.creating(missing)));
        }
    }
}
