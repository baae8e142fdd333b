package drsh.postgres;

import drsh.docker.ContainerGuard;
import java.util.List;

/**
 * Stands by while something is restored: should drsh be killed, the tools in the server's container end, drsh's files
 * in it are removed and the scratch database is dropped. A swap that is under way comes to its end first, and then there is
 * no scratch database of that name.
 */
public final class ScratchGuard implements AutoCloseable {

    /**
     * A server goes on with a CREATE DATABASE whose client is gone, and until that is done a DROP finds nothing. So
     * whatever drsh asked of the server about that name is ended first.
     */
    private static final String DROP = """
            ask() { printf '%s\\n' "$3" | psql -X -q -A -t -w -U "$1" -d "$2" -v "name=$4"; }
            n=0
            while [ "$n" -lt 100 ] && [ -n "$(ask "$1" "$2" "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND application_name = 'drsh' AND state <> 'idle'
                  AND position(:'name' IN query) > 0;" "$3")" ]; do
              n=$((n + 1))
              sleep 0.1
            done
            ask "$1" "$2" 'DROP DATABASE IF EXISTS :"name" WITH (FORCE);' "$3"
            """;

    private final ContainerGuard guard;

    /** For that server. */
    public ScratchGuard(PostgresServer server) {
        List<String> drop = List.of("sh", "-c", DROP, "drsh", server.user(), PostgresServer.MAINTENANCE.connection());
        guard = ContainerGuard.in(
                server.engine(), server.containerId(), drop, server.tool(drop).environment());
    }

    /** The database that is to be dropped; told before it is made. */
    public void covers(DatabaseName scratch) {
        guard.named(scratch.value());
    }

    @Override
    public void close() {
        guard.close();
    }
}
