package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ComposeFile;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import drsh.postgres.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logs in as the application does: with the user, the password and the database of its {@code DATABASE_URL}, over the
 * network. PostgreSQL's image takes {@code POSTGRES_PASSWORD} only for a new volume and trusts its own socket, so that
 * a password which nobody can log in with shows nowhere else before the application is up.
 */
public final class ApplicationLogin {

    private static final String VARIABLE = "DATABASE_URL";
    private static final String LOGIN =
            "exec psql -X -q -A -t -w -h \"$(hostname -i | cut -d ' ' -f 1)\" -c 'SELECT 1'";

    private final Stack stack;

    /** Of that stack. */
    public ApplicationLogin(Stack stack) {
        this.stack = stack;
    }

    /**
     * Logs in.
     *
     * @return in words, as whom it was logged in, or why that could not be tried
     * @throws DrshException (attention) when the server does not let the application in
     */
    public String prove(PostgresServer server) {
        ComposeFile.Service application = stack.services().application();
        String url = application == null ? null : application.environment().get(VARIABLE);
        if (application == null || url == null) {
            return "the application's login was not tried: no service has a " + VARIABLE;
        }
        Optional<DatabaseUrl> parsed = DatabaseUrl.parse(url);
        if (parsed.isEmpty()) {
            return "the application's login was not tried: its " + VARIABLE + " cannot be read";
        }
        DatabaseUrl login = parsed.get();
        if (!login.host().equals(stack.services().database().name().value())) {
            return "the application's login was not tried: it connects to '" + login.host() + "', not to the service '"
                    + stack.services().database().name() + "'";
        }
        return prove(server, login);
    }

    private String prove(PostgresServer server, DatabaseUrl login) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGUSER", login.user());
        environment.put("PGPASSWORD", login.password());
        environment.put("PGDATABASE", login.database());
        environment.put("PGPORT", String.valueOf(login.port()));
        environment.put("PGAPPNAME", "drsh");
        environment.put("PGCONNECT_TIMEOUT", "10");
        ExecResult result =
                server.engine().exec(server.containerId(), new Exec(List.of("sh", "-c", LOGIN), environment));
        if (result.succeeded()) {
            return "the application's login works: '" + login.user() + "' in database '" + login.database() + "'";
        }
        throw new DrshException(
                Outcome.ATTENTION,
                "The server does not let the application in as '" + login.user() + "': " + result.complaint(),
                next(result, login));
    }

    private static String next(ExecResult result, DatabaseUrl login) {
        return result.stderr().contains("authentication failed")
                ? "the volume keeps the password that it was made with, whatever the Compose file says: set it with"
                        + " '\\password " + login.user() + "' in psql, or correct " + VARIABLE
                : "correct " + VARIABLE + " of the application, or the role and database in the server";
    }
}
