package drsh.drill;

import drsh.backup.Backup;
import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.postgres.PostgresServer;
import drsh.restore.Preparation;
import drsh.restore.Prepared;
import drsh.stack.Stack;
import drsh.stack.StartedDatabase;
import drsh.volume.FreshServer;
import java.time.Duration;
import java.util.List;

/**
 * Restores a backup where it harms nothing, proves that it is what was backed up, and removes it again, however that
 * ends. Nothing live is touched.
 */
public final class Drill {

    private static final String NEXT = "use another backup ('backup list'), and make a new one ('backup create')";

    private final Stack stack;
    private final Preparation preparation;
    private final List<SqlCheck> checks;
    private final Reporter reporter;

    /**
     * Of backups of that stack.
     *
     * @param checks what a restored database is asked; where there are none, the guide's count
     */
    public Drill(Stack stack, Preparation preparation, List<SqlCheck> checks, Reporter reporter) {
        this.stack = stack;
        this.preparation = preparation;
        this.checks = List.copyOf(checks);
        this.reporter = reporter;
    }

    /**
     * All that can be checked without changing or starting anything of the stack.
     *
     * @throws DrshException (refused) saying why there can be no such drill
     */
    public void preflight(Backup backup, Where where) {
        preparation.preflight(backup);
        if (where == Where.ISOLATED) {
            FreshServer.preflight(
                    stack.engine(),
                    stack.freshServer(),
                    backup.manifest().source().major(),
                    room(backup.manifest()));
        } else if (stack.databaseContainer().isPresent()) {
            preparation.preflight(stack.server(), backup);
        }
    }

    /**
     * Does it, under the lock of the stack. Where the stack is down, a drill into a scratch database starts the database
     * alone and stops it again.
     *
     * @param whenDone gets the result, while the lock is still held
     * @return how it ended: a backup that is damaged, cannot be restored, differs from what was backed up, or fails a
     *     check has failed
     * @throws DrshException when there was no drill: (refused), (locked), (interrupted), or (failed) for another reason
     *     than the backup
     */
    public Drilled run(Backup backup, Where where, WhenDone whenDone) {
        preparation.preflight(backup);
        return stack.locked("drill run", () -> {
            long start = System.nanoTime();
            DrillResult result = restored(backup, where).took(Duration.ofNanos(System.nanoTime() - start));
            return whenDone.record(backup, result);
        });
    }

    /** Records the result of a drill. */
    @FunctionalInterface
    public interface WhenDone {

        /** Records it. */
        Drilled record(Backup backup, DrillResult result);
    }

    private DrillResult restored(Backup backup, Where where) {
        try {
            return where == Where.ISOLATED
                    ? isolated(backup)
                    : new StartedDatabase(stack, reporter).during(server -> tried(server, backup, where));
        } catch (DrshException e) {
            throw e.outcome() != Outcome.INTERRUPTED
                    ? e
                    : new DrshException(
                            Outcome.INTERRUPTED,
                            "Interrupted; '" + stack.database() + "' was not touched and nothing of the drill is left",
                            "run it again",
                            e);
        }
    }

    private DrillResult isolated(Backup backup) {
        reporter.say("starting a new server beside the stack, from its image and without a network");
        try (FreshServer fresh = FreshServer.start(
                stack.engine(), stack.freshServer(), backup.manifest().source().major(), room(backup.manifest()))) {
            return tried(fresh.server(), backup, Where.ISOLATED);
        }
    }

    /** The file and what is restored of it lie on one disk. */
    private static long room(Manifest manifest) {
        Long size = manifest.source().databaseSize();
        long content = manifest.data().contentSize();
        return content + (size == null ? content : size);
    }

    private DrillResult tried(PostgresServer server, Backup backup, Where where) {
        preparation.preflight(server, backup);
        reporter.say("bringing backup " + backup.id() + " into the server's container");
        try (Prepared prepared = preparation.prepare(server, backup)) {
            return asked(server, prepared, where);
        } catch (DrshException e) {
            DrshException reason = Verdict.of(e, server);
            return failed(backup.manifest(), where, reason);
        }
    }

    private DrillResult asked(PostgresServer server, Prepared prepared, Where where) {
        reporter.say("asking the restored database");
        long start = System.nanoTime();
        Manifest manifest = prepared.manifest();
        List<Checked> checked = new SqlChecks(server, prepared.scratch().name()).run(checks, manifest.facts());
        List<Checked> wrong = checked.stream().filter(check -> !check.passed()).toList();
        return new DrillResult(
                manifest.id(),
                manifest.time(),
                where,
                new DrillResult.Restored(
                        prepared.facts(),
                        prepared.compared(),
                        prepared.rolesMade(),
                        prepared.times(),
                        Duration.ofNanos(System.nanoTime() - start)),
                checked,
                wrong.isEmpty()
                        ? null
                        : new DrillResult.Failure(
                                wrong.size() + " of " + checked.size() + " checks failed, first " + wrong.get(0),
                                "look at the check (drill.checks in drsh.yml) and at the data; if the backup is wrong, "
                                        + NEXT),
                Duration.ZERO);
    }

    private static DrillResult failed(Manifest manifest, Where where, DrshException reason) {
        boolean lacksRole = where == Where.ISOLATED
                && manifest.globals() == null
                && reason.what().matches("(?s).*role \".*\" does not exist.*");
        return new DrillResult(
                manifest.id(),
                manifest.time(),
                where,
                null,
                List.of(),
                new DrillResult.Failure(
                        reason.what(),
                        lacksRole
                                ? "a new server lacks the roles, and this backup came without them: it can be restored"
                                        + " only where they are; a drill without --isolated tries that"
                                : NEXT),
                Duration.ZERO);
    }
}
