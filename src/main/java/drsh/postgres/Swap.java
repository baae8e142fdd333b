package drsh.postgres;

import drsh.command.DrshException;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts a prepared database in the place of the live one: both renames in one transaction, while a second connection ends
 * the sessions in both every 100 ms. The whole is one script inside the container, so it finishes or does nothing
 * whether drsh lives or dies. The live database is never closed to connections; a prepared one, which is, is opened in
 * that same transaction.
 *
 * <p>An interrupt is put off until the script has ended: it takes a moment, and half a swap helps nobody. The
 * background process lives no longer than the script, however that ends. In a container the
 * server is process 1 and inherits every orphan; one that a signal ended, or that ends with another code than 0 or 1,
 * it takes for a crashed server process and restarts the whole server.
 */
public final class Swap {

    private static final DatabaseName TEMPLATE = new DatabaseName("template1");

    /**
     * Where pools hold every connection that the server allows, psql ends with 2: both sides try again, because the
     * first one that gets in makes room. A swap whose answer was lost is not done twice: its second try finds the name of
     * the kept database taken.
     */
    private static final String SCRIPT = """
            trap : TERM
            user=$1 database=$2 terminate=$3 swap=$4
            over=$(mktemp -u /tmp/drsh.swap.XXXXXXXX)
            watch() {
              while [ ! -e "$over" ] && kill -0 $$ 2>/dev/null; do
                while [ ! -e "$over" ] && kill -0 $$ 2>/dev/null; do echo "$terminate;"; sleep 0.1; done \\
                  | psql -X -q -w -U "$user" -d "$database" >/dev/null 2>&1
              done
            }
            watch &
            tries=0
            while :; do
              psql -X -q -w -v ON_ERROR_STOP=1 -U "$user" -d "$database" -c "$swap"
              status=$?
              [ "$status" -eq 2 ] && [ "$tries" -lt 300 ] || break
              tries=$((tries + 1))
              sleep 0.1
            done
            : >"$over"
            wait
            rm -f "$over"
            exit $status
            """;

    /** Waits for every swap that is still at work in the container, such as that of a drsh that was killed. */
    private static final String AWAIT_END = """
            n=0
            while [ "$n" -lt 900 ] && grep -qsF DRSH_TO_THE_END=1 /proc/[0-9]*/environ; do
              n=$((n + 1))
              sleep 0.1
            done
            """;

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final PostgresServer server;

    /** On that server. */
    public Swap(PostgresServer server) {
        this.server = server;
    }

    /**
     * Renames {@code live} to {@code kept}, then {@code prepared} to {@code live}. Where no live database exists there is
     * nothing to keep.
     *
     * @return how long the live database could not be used
     * @throws DrshException (failed) when the server refused; nothing is renamed then. An interrupt is put off: the thread
     *     is interrupted when this returns
     */
    public Duration exchange(DatabaseName live, DatabaseName prepared, DatabaseName kept) {
        awaitOthers();
        refusePreparedTransactions(live);
        String renames = "BEGIN; SET LOCAL statement_timeout = '60s'; "
                + (server.exists(live) ? rename(live, kept) : "")
                + ScratchDatabase.opened(prepared) + rename(prepared, live) + "COMMIT;";
        DatabaseName place = live.equals(PostgresServer.MAINTENANCE) ? TEMPLATE : PostgresServer.MAINTENANCE;
        long start = System.nanoTime();
        Optional<String> failure = failure(List.of(
                "sh", "-c", SCRIPT, "drsh", server.user(), place.connection(), terminate(live, prepared), renames));
        boolean interrupted = Thread.interrupted();
        try {
            if (failure.isPresent() && !committed(live, prepared)) {
                throw DrshException.failed(
                        "The swap failed and nothing was renamed; '" + live + "' is as it was: " + failure.get(),
                        "end the sessions that hold it, then try again");
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Why it is not known to have come to its end. The script goes on also where the connection to it broke. */
    private Optional<String> failure(List<String> command) {
        try {
            ExecResult result = server.engine().execToTheEnd(server.containerId(), server.tool(command));
            return result.succeeded() ? Optional.empty() : Optional.of(result.complaint());
        } catch (DrshException e) {
            return Optional.of(e.what());
        }
    }

    /** The answer to a commit can be lost: then the names tell whether it was one, once nobody works at it any more. */
    private boolean committed(DatabaseName live, DatabaseName prepared) {
        server.awaitReady(RECOVERY);
        awaitOthers();
        List<DatabaseName> there = server.databases();
        return there.contains(live) && !there.contains(prepared);
    }

    private void awaitOthers() {
        server.engine().exec(server.containerId(), Exec.of("sh", "-c", AWAIT_END));
    }

    private static String rename(DatabaseName from, DatabaseName to) {
        return "ALTER DATABASE " + from.identifier() + " RENAME TO " + to.identifier() + "; ";
    }

    private static String terminate(DatabaseName live, DatabaseName prepared) {
        return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IN ("
                + live.literal() + ", " + prepared.literal() + ")";
    }

    /**
     * Looks for what no termination of sessions removes.
     *
     * @throws DrshException (refused) when prepared transactions hold the database
     */
    public void refusePreparedTransactions(DatabaseName live) {
        int number = server.rows(
                        PostgresServer.MAINTENANCE,
                        "SELECT gid FROM pg_prepared_xacts WHERE database = " + live.literal())
                .size();
        if (number > 0) {
            throw DrshException.refused(
                    number + " prepared transactions hold '" + live + "', which cannot be renamed while they do",
                    "COMMIT PREPARED or ROLLBACK PREPARED them (pg_prepared_xacts)");
        }
    }
}
