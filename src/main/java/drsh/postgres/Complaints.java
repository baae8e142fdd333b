package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.ExecResult;

/** Turns what psql and its like say most often into what to do about it. */
final class Complaints {

    private Complaints() {}

    /** Whether the server has no connection left, so that nothing was begun. */
    static boolean noRoom(ExecResult result) {
        return !result.succeeded()
                && (result.stderr().contains("too many clients already")
                        || result.stderr().contains("remaining connection slots are reserved")
                        || result.stderr().contains("too many connections for "));
    }

    /** @throws DrshException (refused) when the connection was refused for a reason with a known remedy */
    static void explain(ExecResult result, DatabaseName database, String user) {
        String said = result.stderr();
        if (said.contains("database \"" + database + "\" does not exist")) {
            throw DrshException.refused(
                    "The server has no database '" + database + "'", "name the right one in drsh.yml (stack.database)");
        }
        if (said.contains("role \"" + user + "\" does not exist") || said.contains("authentication failed")) {
            throw DrshException.refused(
                    "The server does not let '" + user + "' in: " + result.complaint(),
                    "name the superuser in drsh.yml (stack.user)");
        }
        if (noRoom(result)) {
            throw DrshException.refused(
                    "Every connection that the server allows is in use: " + result.complaint(),
                    "stop the application ('stack stop') or raise max_connections, then run it again");
        }
        if (said.contains("Connection refused")
                || said.contains("No such file or directory")
                || said.contains("the database system is")) {
            throw DrshException.refused(
                    "PostgreSQL does not accept connections: " + result.complaint(), "look at 'stack logs'");
        }
    }
}
