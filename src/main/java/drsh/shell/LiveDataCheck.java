package drsh.shell;

import drsh.backup.Backup;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the live database still holds the tables that the newest good backup knows. A server without a table is
 * healthy, and so is an application that asks for none.
 */
final class LiveDataCheck {

    /** Tables of users, named as {@link Facts} names them; partitions count, what holds them does not. */
    private static final String TABLES = "SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables";

    private final Supplier<Workspace> workspace;

    LiveDataCheck(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    /** The qualified names of the tables of a database. */
    static List<String> tables(PostgresServer server, DatabaseName database) {
        return server.execute(database, TABLES)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    DoctorFinding look() {
        List<String> live =
                tables(workspace.get().stack().server(), workspace.get().stack().database());
        Optional<Backup> backup = workspace.get().catalog().contents().backups().stream()
                .filter(Backup::good)
                .findFirst();
        return verdict(
                live,
                backup.map(found -> found.id().value()),
                backup.map(found -> found.manifest().knownFacts()));
    }

    /**
     * Compares names only: what the tables hold is for 'restore check'.
     *
     * @param backup the newest good one, and what it held
     */
    static DoctorFinding verdict(List<String> live, Optional<String> backup, Optional<Facts> held) {
        String holds = live.size() + (live.size() == 1 ? " table" : " tables");
        if (held.isEmpty() || held.get().tables().isEmpty()) {
            return DoctorFinding.ok(holds);
        }
        List<String> missing = new ArrayList<>(held.get().tables().keySet());
        missing.removeAll(live);
        String known = "backup " + backup.orElseThrow() + " has ";
        if (live.isEmpty()) {
            return DoctorFinding.failure(
                    "the database holds no table; " + known + missing.size(), "'runbook run disaster-recovery'");
        }
        return missing.isEmpty()
                ? DoctorFinding.ok(
                        holds + ", and none of those that backup " + backup.orElseThrow() + " has is missing")
                : DoctorFinding.warning(
                        holds + "; " + known + missing.size() + " that are not among them, such as " + missing.get(0),
                        "'restore check " + backup.get() + "'");
    }
}
