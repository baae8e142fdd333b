package drsh.restore.preflight;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.postgres.PostgresServer;
import drsh.postgres.Sessions;
import drsh.stack.Stack;

/** Whether the server takes as many more connections as a restore opens. */
public final class FreeConnections {

    /** For pg_restore's own, the comparison, the swap and the one that ends sessions. */
    private static final int BESIDE_JOBS = 4;

    private static final int NAMED = 3;

    private FreeConnections() {}

    /**
     * Counts them.
     *
     * @param jobs how many jobs of pg_restore work at once
     * @throws DrshException (refused) with the numbers and who holds most of them
     */
    public static void require(Stack stack, PostgresServer server, int jobs) {
        Sessions sessions = new Sessions(server);
        Sessions.Connections connections = sessions.connections();
        int needed = jobs + BESIDE_JOBS;
        if (connections.left() < needed) {
            throw DrshException.refused(
                    "The server takes " + connections.limit() + " connections, keeps " + connections.reserved()
                            + " of them back, and " + connections.used() + " are in use, most by "
                            + String.join(", ", sessions.busiest(NAMED)) + "; the restore needs " + needed,
                    fix(stack));
        }
    }

    private static String fix(Stack stack) {
        ComposeFile.Service application = stack.services().application();
        return application == null
                ? "end the programs that hold them, then try again"
                : "stop the application ('stack stop " + application.name() + "'), then try again";
    }
}
