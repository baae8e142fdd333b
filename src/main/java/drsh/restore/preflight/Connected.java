package drsh.restore.preflight;

import drsh.command.DrshException;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.postgres.Session;
import drsh.postgres.Sessions;
import drsh.stack.Stack;
import java.util.List;

/**
 * Whether nobody is connected to the live database. What is restored in place has only a backup as its way back, and what
 * is written after that was begun would be lost without a word.
 */
public final class Connected {

    private Connected() {}

    /**
     * Looks.
     *
     * @throws DrshException (refused) naming who is
     */
    public static void refuse(Stack stack, PostgresServer server) {
        DatabaseName live = stack.database();
        List<Session> sessions = new Sessions(server).connectedTo(live);
        if (!sessions.isEmpty()) {
            throw DrshException.refused(
                    sessions.size() + (sessions.size() == 1 ? " session is" : " sessions are") + " connected to '"
                            + live + "', and what they write after the safety backup would be lost: "
                            + sessions.get(0) + (sessions.size() == 1 ? "" : " and others")
                            + "; nothing was changed",
                    "stop the application ('stack stop "
                            + (stack.services().application() == null
                                    ? ""
                                    : stack.services().application().name())
                            + "') and end other sessions, then try again");
        }
    }
}
