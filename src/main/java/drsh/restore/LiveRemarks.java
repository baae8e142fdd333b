package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.postgres.CollationMismatch;
import drsh.postgres.CollationVersions;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.PostgresServer;
import drsh.stack.ApplicationLogin;
import drsh.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** Looks at a server whose volume was replaced: all is restored then, and not all need be well. */
final class LiveRemarks {

    private final Stack stack;
    private final PostgresServer server;
    private final Reporter reporter;
    private final List<Remark> remarks = new ArrayList<>();

    LiveRemarks(Stack stack, PostgresServer server, Reporter reporter) {
        this.stack = stack;
        this.server = server;
        this.reporter = reporter;
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }

    /** Whether the application is let in: the volume brings its own passwords along. */
    LiveRemarks login() {
        try {
            reporter.say(new ApplicationLogin(stack).prove(server));
        } catch (DrshException e) {
            if (e.outcome() != Outcome.ATTENTION) {
                throw e;
            }
            remarks.add(new Remark(e.what(), e.next()));
        }
        return this;
    }

    /** Whether the image sorts texts as the one did that wrote the volume. */
    LiveRemarks collations() {
        for (CollationMismatch mismatch : CollationVersions.mismatches(server)) {
            remarks.add(new Remark(
                    "The texts of database '" + mismatch.database() + "' were sorted by version " + mismatch.recorded()
                            + " of a library that the image has in version " + mismatch.actual()
                            + ", so its indexes may not find what is there",
                    "run in psql, in that database and in this order: " + String.join("; ", mismatch.statements())));
        }
        return this;
    }

    /**
     * Whether the live database holds what it should. The volume was compared file by file before its server started: a
     * difference is what somebody has written since.
     */
    LiveRemarks facts(Facts expected, Facts found) {
        List<Difference> differences = FactsComparison.differences(expected, found);
        if (differences.isEmpty()) {
            reporter.say("the live database holds what was backed up");
        } else {
            remarks.add(new Remark(
                    "The live database differs from the backup already (" + differences.size() + " differences, first "
                            + differences.get(0) + ")",
                    "see whether the application has written since the database started: the volume itself was"
                            + " compared with the archive, file by file"));
        }
        return this;
    }
}
