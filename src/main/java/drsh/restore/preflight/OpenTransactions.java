package drsh.restore.preflight;

import drsh.command.Reporter;
import drsh.postgres.PostgresServer;
import drsh.postgres.Session;
import drsh.postgres.Sessions;
import drsh.stack.Stack;
import java.util.List;

/** The sessions that hold a transaction open in the live database and do nothing. */
public final class OpenTransactions {

    private final List<Session> sessions;

    private OpenTransactions(List<Session> sessions) {
        this.sessions = sessions;
    }

    /** Those that there are now; none where there is no live database. */
    public static OpenTransactions of(Stack stack, PostgresServer server) {
        return new OpenTransactions(new Sessions(server).idleInTransaction(stack.database()));
    }

    /** Says who will lose what: a swap ends them, and what they have not committed is rolled back. */
    public void say(Reporter reporter) {
        sessions.forEach(
                session -> reporter.say("idle in a transaction, which the swap will end without a commit: " + session));
    }
}
