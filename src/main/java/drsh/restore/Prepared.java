package drsh.restore;

import drsh.backup.Manifest;
import drsh.docker.Interruptions;
import drsh.postgres.Facts;
import drsh.postgres.PostgresServer;
import drsh.postgres.Roles;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.ScratchGuard;
import java.time.Duration;
import java.util.List;

/**
 * A backup that was restored into a scratch database and found to be what was backed up. Closed, it is gone again with
 * the roles that were made for it, unless it was {@link #taken}.
 */
public final class Prepared implements AutoCloseable {

    private final PostgresServer server;
    private final ScratchGuard guard;
    private final ScratchDatabase scratch;
    private final Manifest manifest;
    private final Facts facts;
    private final boolean compared;
    private final List<String> rolesMade;
    private final Times times;
    private boolean taken;

    /**
     * How long it took.
     *
     * @param load until the content lay in the server's container, proved whole
     * @param restore until all of it was in the database, with its statistics
     * @param compare until it was counted and found to be what was backed up
     */
    public record Times(Duration load, Duration restore, Duration compare) {}

    Prepared(
            PostgresServer server,
            ScratchGuard guard,
            ScratchDatabase scratch,
            Manifest manifest,
            Facts facts,
            boolean compared,
            List<String> rolesMade,
            Times times) {
        this.server = server;
        this.guard = guard;
        this.scratch = scratch;
        this.manifest = manifest;
        this.facts = facts;
        this.compared = compared;
        this.rolesMade = rolesMade;
        this.times = times;
    }

    /** The database. */
    public ScratchDatabase scratch() {
        return scratch;
    }

    /** What is known of the backup. */
    public Manifest manifest() {
        return manifest;
    }

    /** What the database holds. */
    public Facts facts() {
        return facts;
    }

    /** Whether the facts of the backup are known, and these are equal to them; else only the objects were compared. */
    public boolean compared() {
        return compared;
    }

    /** The roles that were missing and were made. */
    public List<String> rolesMade() {
        return rolesMade;
    }

    /** How long it took. */
    public Times times() {
        return times;
    }

    /** The database has another name by now and stays. */
    void taken() {
        taken = true;
    }

    @Override
    public void close() {
        try {
            if (!taken) {
                Interruptions.putOff(() -> {
                    scratch.drop();
                    new Roles(server).drop(rolesMade);
                });
            }
        } finally {
            guard.close();
        }
    }
}
