package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.postgres.Swap;
import drsh.stack.ApplicationLogin;
import drsh.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a database live that was found to be what it should: swapped, looked at, and logged in to. */
final class SwapIn {

    private final Stack stack;
    private final PostgresServer server;
    private final Reporter reporter;

    SwapIn(Stack stack, PostgresServer server, Reporter reporter) {
        this.stack = stack;
        this.server = server;
        this.reporter = reporter;
    }

    /**
     * What was done.
     *
     * @param kept the database that was live before, or null where there was none
     * @param outage how long the live database could not be used
     */
    record Swapped(@Nullable DatabaseName kept, Duration outage) {}

    /**
     * Swaps.
     *
     * @param next goes live
     * @param kind what becomes of the one that is live now
     * @param done told as soon as the names are exchanged, whatever goes wrong after that
     * @throws DrshException (interrupted) when the interrupt came too late
     */
    Swapped run(DatabaseName next, KeptDatabases.Kind kind, Instant time, Runnable done) {
        stack.requireLock();
        DatabaseName live = stack.database();
        boolean replaces = server.exists(live);
        DatabaseName kept = new KeptDatabases(server, live).free(kind, time);
        Duration outage = new Swap(server).exchange(live, next, kept);
        done.run();
        Interruptions.putOff(() -> prove(live, next));
        if (Thread.interrupted()) {
            throw new DrshException(
                    Outcome.INTERRUPTED,
                    "The interrupt came too late: '" + next + "' is '" + live + "' now"
                            + (replaces ? ", and what was live is kept as '" + kept + "'" : ""),
                    replaces ? "'restore undo " + kept + "' takes it back" : "see 'restore list' for what is kept");
        }
        return new Swapped(replaces ? kept : null, outage);
    }

    /**
     * Logs in as the application does.
     *
     * @throws DrshException (attention) when it is not let in; what was done is done
     */
    void proveLogin(@Nullable DatabaseName kept) {
        Interruptions.putOff(() -> {
            try {
                reporter.say(new ApplicationLogin(stack).prove(server));
            } catch (DrshException e) {
                String way = kept == null ? "" : " (what was live is kept as " + kept + ")";
                throw new DrshException(
                        e.outcome(), "The data is restored and live" + way + ", but: " + e.what(), e.next(), e);
            }
        });
    }

    private void prove(DatabaseName live, DatabaseName next) {
        List<DatabaseName> there;
        try {
            there = server.databases();
        } catch (DrshException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The swap is done, but the server does not answer any more: " + e.what(),
                    "look at 'stack logs', then at 'restore list'",
                    e);
        }
        if (!there.contains(live) || there.contains(next)) {
            throw DrshException.failed(
                    "After the swap the databases are not as they should be: " + there, "look at 'restore list'");
        }
    }
}
