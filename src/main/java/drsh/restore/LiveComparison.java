package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupId;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.restore.preflight.Accepted;
import drsh.restore.preflight.Origin;
import drsh.stack.Stack;
import java.util.List;

/**
 * Compares what is live with what a backup recorded, so that whoever comes after a restore that was killed can know
 * whether it happened. It starts nothing, changes nothing and needs no lock.
 */
public final class LiveComparison {

    private final Stack stack;
    private final FactsLimits limits;
    private final Accepted accepted;

    /**
     * With the live database of that stack.
     *
     * @param limits how far facts are exact
     * @param accepted what the operator has said to be right
     */
    public LiveComparison(Stack stack, FactsLimits limits, Accepted accepted) {
        this.stack = stack;
        this.limits = limits;
        this.accepted = accepted;
    }

    /**
     * What came out.
     *
     * @param backup the backup that it was compared with
     * @param database the live one
     * @param rows how many rows the backup recorded
     * @param tables in how many tables
     * @param differences what is not as recorded; none when the live database holds what was backed up
     */
    public record Result(BackupId backup, DatabaseName database, long rows, int tables, List<Difference> differences) {

        /** Copies the differences. */
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether the live database holds what was backed up. */
        public boolean equal() {
            return differences.isEmpty();
        }

        /**
         * Goes on only when it does.
         *
         * @throws DrshException (verification failed) when it does not, naming the first difference
         */
        public void requireEqual() {
            if (!equal()) {
                throw new DrshException(
                        Outcome.UNVERIFIED,
                        "'" + database + "' does not hold what backup " + backup + " recorded (" + differences.size()
                                + (differences.size() == 1 ? " difference: " : " differences, first ")
                                + differences.get(0) + ")",
                        "somebody has written to it since, or it was not restored: 'restore run " + backup
                                + "' does that, and keeps what is live now");
            }
        }
    }

    /**
     * Reads the live database, all of it in one moment, and compares it.
     *
     * @throws DrshException (refused) when the backup is of another database or the database does not run; (attention)
     *     when the facts of the backup are not known
     */
    public Result with(Backup backup) {
        Origin.require(stack, backup.manifest(), accepted);
        Facts recorded = backup.manifest().facts();
        if (recorded == null) {
            // Not refused: a runbook goes on after a restore of which no more can be known, and says so at its end.
            throw new DrshException(
                    Outcome.ATTENTION,
                    "Nobody has recorded what backup " + backup.id() + " held, so nothing can be compared with it",
                    "'drill run " + backup.id() + "' restores it beside what is live and counts its rows");
        }
        return new Result(
                backup.id(),
                stack.database(),
                recorded.rows(),
                recorded.tables().size(),
                differences(recorded, stack.server()));
    }

    private List<Difference> differences(Facts recorded, PostgresServer server) {
        DatabaseName live = stack.database();
        return server.exists(live)
                ? FactsComparison.differences(recorded, FactsReader.readLive(server, live, limits))
                : List.of(new Difference("database " + live, recorded.rows() + " rows", "nothing"));
    }
}
