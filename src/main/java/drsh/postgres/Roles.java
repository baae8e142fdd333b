package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.ExecResult;
import drsh.docker.TemporaryFolder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Brings back the roles of a globals script. Only roles that are missing are made; one that is there keeps its password,
 * its rights and its settings, and the bootstrap superuser is never touched.
 */
public final class Roles {

    private final PostgresServer server;

    /** For that server. */
    public Roles(PostgresServer server) {
        this.server = server;
    }

    /**
     * Makes the missing roles.
     *
     * @param globals what {@code pg_dumpall --globals-only} wrote
     * @return the names of the roles that were made
     */
    public List<String> restore(String globals) {
        Set<String> existing = existing();
        List<GlobalsStatement> wanted = GlobalsStatement.parse(globals).stream()
                .filter(statement -> statement.concernsMissing(existing))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        StringBuilder script = new StringBuilder("BEGIN;\nSET client_min_messages = warning;\n");
        wanted.forEach(statement -> script.append(statement.text()).append('\n'));
        run(script.append("COMMIT;\n").toString());
        List<String> made = new ArrayList<>();
        wanted.stream().filter(GlobalsStatement::creates).forEach(statement -> made.add(statement.role()));
        return made;
    }

    /** Removes roles that {@link #restore} has made and nothing needs; one that something depends on by now stays. */
    public void drop(List<String> made) {
        for (String role : made) {
            try {
                server.execute(PostgresServer.MAINTENANCE, "DROP ROLE IF EXISTS " + Sql.identifier(role));
            } catch (DrshException e) {
                if (!e.what().contains("cannot be dropped because some objects depend on it")) {
                    throw e;
                }
            }
        }
    }

    /** The names of the roles that a globals script makes. */
    public static Set<String> madeBy(String globals) {
        Set<String> names = new HashSet<>();
        GlobalsStatement.parse(globals).stream()
                .filter(GlobalsStatement::creates)
                .forEach(statement -> names.add(statement.role()));
        return names;
    }

    /** The statements that make bare roles of these names. */
    public static String creating(Collection<String> names) {
        return names.stream().map(name -> "CREATE ROLE " + Sql.identifier(name)).collect(Collectors.joining("; "));
    }

    /** The names of the roles that the server has. */
    public Set<String> existing() {
        Set<String> names = new HashSet<>();
        for (JsonNode row : server.rows(PostgresServer.MAINTENANCE, "SELECT rolname FROM pg_roles")) {
            names.add(row.path("rolname").asString());
        }
        return names;
    }

    /** The script holds password hashes: it travels as a private file, never as an argument. */
    private void run(String script) {
        byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
        try (TemporaryFolder folder = TemporaryFolder.in(server.engine(), server.containerId())) {
            String path = folder.put("globals.sql", new ByteArrayInputStream(bytes), bytes.length);
            ExecResult result = server.script(PostgresServer.MAINTENANCE, path, Map.of());
            result.orFail(
                    "The roles of the backup could not be made, and none was",
                    "make them by hand from the .globals.sql file beside the backup");
        }
    }
}
