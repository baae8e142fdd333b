package drsh.postgres;

/**
 * A connection to the server.
 *
 * @param process its process in the server
 * @param user the role that it logged in as
 * @param application what it calls itself, often empty
 * @param client the address it comes from; empty for the server's own socket
 * @param since when what is said of it began, such as {@code 2026-01-11 02:00:00 UTC}
 */
public record Session(int process, String user, String application, String client, String since) {

    @Override
    public String toString() {
        return "process " + process + " of '" + user + "' (" + (application.isEmpty() ? "unnamed" : application)
                + (client.isEmpty() ? "" : " at " + client) + ") since " + since;
    }
}
