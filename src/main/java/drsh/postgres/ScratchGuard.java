package drsh.postgres;

import drsh.docker.ContainerGuard;
import drsh.docker.TemporaryFolder;
import java.util.List;

/**
 * Stands by while something is restored: should drsh be killed, the tools in the server's container end, the files in
 * it are removed and the scratch database is dropped. A swap that is under way comes to its end first, and then there is
 * no scratch database of that name.
 */
public final class ScratchGuard implements AutoCloseable {

    private static final String DROP =
            "echo 'DROP DATABASE IF EXISTS :\"name\" WITH (FORCE);' | psql -X -q -w -U \"$1\" -d \"$2\" -v \"name=$3\"";

    private final ContainerGuard guard;

    /** For that server. */
    public ScratchGuard(PostgresServer server) {
        List<String> drop = List.of("sh", "-c", DROP, "drsh", server.user(), PostgresServer.MAINTENANCE.connection());
        guard = ContainerGuard.in(
                server.engine(), server.containerId(), drop, server.tool(drop).environment());
    }

    /** Files that are to be removed. */
    public void covers(TemporaryFolder folder) {
        guard.folder(folder);
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
