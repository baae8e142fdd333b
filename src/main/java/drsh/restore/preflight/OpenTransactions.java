package drsh.restore.preflight;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.postgres.Session;
import drsh.postgres.Sessions;
import drsh.stack.ComposeLine;
import drsh.stack.Stack;
import java.util.List;
import java.util.stream.Collectors;

/** The sessions that hold a transaction open in the live database and do nothing. */
public final class OpenTransactions {

    private final Stack stack;
    private final List<Session> sessions;

    private OpenTransactions(Stack stack, List<Session> sessions) {
        this.stack = stack;
        this.sessions = sessions;
    }

    /** Those that there are now; none where there is no live database. */
    public static OpenTransactions of(Stack stack, PostgresServer server) {
        return new OpenTransactions(stack, new Sessions(server).idleInTransaction(stack.database()));
    }

    /** Says who will lose what: a swap ends them, and what they have not committed is rolled back. */
    public void say(Reporter reporter) {
        sessions.forEach(
                session -> reporter.say("idle in a transaction, which the swap will end without a commit: " + session));
    }

    /**
     * For what is restored in place: the safety backup would not have what they have not committed.
     *
     * @throws DrshException (refused) naming them, and how to end them
     */
    public void refuse() {
        if (!sessions.isEmpty()) {
            DatabaseName live = stack.database();
            String pids = sessions.stream()
                    .map(session -> "pg_terminate_backend(" + session.process() + ")")
                    .collect(Collectors.joining(", "));
            throw DrshException.refused(
                    sessions.size() + (sessions.size() == 1 ? " session is" : " sessions are")
                            + " idle in a transaction in '" + live + "', and what is not committed would be lost: "
                            + sessions.stream().map(Session::toString).collect(Collectors.joining("; ")),
                    "stop what opened " + (sessions.size() == 1 ? "it" : "them") + ", or run: "
                            + new ComposeLine(stack).psql("SELECT " + pids));
        }
    }
}
