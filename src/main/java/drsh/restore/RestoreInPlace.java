package drsh.restore;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.BackupChanges;
import drsh.backup.BackupId;
import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Method;
import drsh.backup.Notes;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Restores where the server's disk has no room for two databases: the live one is backed up, dropped, and made anew.
 * Its name means all of the old data, nothing, or all of the new: what is restored gets that name only when it was found
 * equal. The way back is the backup that was made before, and is gone by itself when the restore fails.
 */
public final class RestoreInPlace {

    private final RestoreWork work;
    private final BackupMaker maker;
    private final Catalog catalog;

    /**
     * Restores backups into that stack.
     *
     * @param maker makes the safety backup
     * @param catalog where that one is found again
     */
    public RestoreInPlace(
            Stack stack,
            BackupVerifier verifier,
            Restore.Settings settings,
            BackupMaker maker,
            Catalog catalog,
            Clock clock,
            Reporter reporter) {
        this.work = new RestoreWork(stack, verifier, settings, clock, reporter);
        this.maker = maker;
        this.catalog = catalog;
    }

    /**
     * What was done.
     *
     * @param restored as of any other restore, with no database kept
     * @param safety the backup of what was live before, or null where there was none
     */
    public record Done(Restored restored, @Nullable BackupId safety) {}

    /**
     * Checks, without changing or starting anything, what can be checked before.
     *
     * @throws DrshException (refused) saying why it would not work
     */
    public void preflight(Backup backup) {
        work.preflight(backup, RestoreWork.Purpose.IN_PLACE);
    }

    /**
     * Restores that backup.
     *
     * @param sealing who shall be able to open the safety backup
     * @throws DrshException as {@link Restore#run}; what is live is as it was unless the message says otherwise
     */
    public Done run(Backup backup, Sealing sealing) {
        return work.locked("restore run --in-place", backup, RestoreWork.Purpose.IN_PLACE, server -> {
            long start = System.nanoTime();
            work.requireBytes(backup);
            if (!server.exists(work.live())) {
                return new Done(proved(server, restored(server, backup, null, start)), null);
            }
            Backup safety = safety(sealing);
            work.requireKey(safety);
            DatabaseProperties belongings = server.properties(work.live());
            work.requireAlone(server);
            work.stack.requireLock();
            work.reporter.say("dropping '" + work.live() + "': backup " + safety.id() + " has what it held");
            Restored restored;
            try {
                // A server goes on with a DROP whose client was ended: whoever looks then sees what is about to go.
                Interruptions.putOff(() -> server.drop(work.live()));
                restored = restored(server, backup, belongings, start);
            } catch (RuntimeException e) {
                throw after(e, server, safety, belongings);
            }
            return new Done(proved(server, restored), safety.id());
        });
    }

    private Backup safety(Sealing sealing) {
        work.reporter.say("making a safety backup of '" + work.live() + "'");
        BackupId id = maker.create(new BackupMaker.Request(Method.CUSTOM, null, sealing, Notes.SAFETY))
                .id();
        Backup safety = catalog.find(id.value());
        BackupChanges.pin(safety);
        return safety;
    }

    private Restored restored(
            PostgresServer server, Backup backup, @Nullable DatabaseProperties belongings, long start) {
        long away = System.nanoTime();
        try (Prepared prepared = work.preparation().prepare(server, backup, What.ALL, belongings)) {
            DatabaseName scratch = prepared.scratch().name();
            SwapIn swapIn = new SwapIn(work.stack, server, work.reporter);
            swapIn.run(scratch, KeptDatabases.Kind.REPLACED, work.clock.instant(), prepared::taken);
            return Restore.restored(prepared, null, start, Duration.ofNanos(System.nanoTime() - away));
        }
    }

    /** Nothing of this changes the data any more. */
    private Restored proved(PostgresServer server, Restored restored) {
        new SwapIn(work.stack, server, work.reporter).proveLogin(null);
        return restored;
    }

    /** Whatever the operator presses meanwhile: without the way back there is no database. */
    private DrshException after(
            RuntimeException e, PostgresServer server, Backup safety, DatabaseProperties belongings) {
        DrshException cause = e instanceof DrshException known
                ? known
                : new DrshException(Outcome.FAILED, "unexpected: " + e, "add --debug to get the details", e);
        AtomicReference<DrshException> told = new AtomicReference<>(cause);
        Interruptions.putOff(() -> told.set(backOrSilent(cause, server, safety, belongings)));
        return Objects.requireNonNull(told.get());
    }

    private DrshException backOrSilent(
            DrshException cause, PostgresServer server, Backup safety, DatabaseProperties belongings) {
        try {
            // Where the name is there nothing was dropped, or all is done.
            return server.exists(work.live()) ? cause : back(server, safety, belongings, cause);
        } catch (RuntimeException silent) {
            cause.addSuppressed(silent);
            return new DrshException(
                    Outcome.FAILED,
                    "The restore in place failed (" + cause.what() + "), and the server does not answer; backup "
                            + safety.id() + " has what '" + work.live() + "' held",
                    "look at 'stack logs' and start the database; 'restore run " + safety.id() + "' brings it back",
                    cause);
        }
    }

    private DrshException back(
            PostgresServer server, Backup safety, DatabaseProperties belongings, DrshException cause) {
        work.reporter.say("the restore failed: " + cause.what());
        work.reporter.say("bringing back what was live, from backup " + safety.id());
        try {
            restored(server, safety, belongings, System.nanoTime());
        } catch (DrshException e) {
            cause.addSuppressed(e);
            if (server.exists(work.live())) {
                return held(cause, safety);
            }
            return new DrshException(
                    Outcome.FAILED,
                    "The restore in place failed (" + cause.what() + "), and so did the way back (" + e.what()
                            + "); there is no database '" + work.live() + "' now, and backup " + safety.id()
                            + " has what it held",
                    "'restore run " + safety.id() + "' brings it back",
                    cause);
        }
        return held(cause, safety);
    }

    private DrshException held(DrshException cause, Backup safety) {
        return new DrshException(
                cause.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : Outcome.FAILED,
                "The restore in place failed (" + cause.what() + "); '" + work.live()
                        + "' holds again what it held, from backup " + safety.id(),
                cause.next(),
                cause);
    }
}
