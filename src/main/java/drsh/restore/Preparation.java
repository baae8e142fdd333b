package drsh.restore;

import drsh.backup.Backup;
import drsh.backup.BackupFiles;
import drsh.backup.BackupVerifier;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.backup.Notes;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import drsh.postgres.PostgresServer;
import drsh.postgres.Roles;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.ScratchGuard;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup into a scratch database and compares that with what is known of the backup: the part that a restore,
 * a drill and a look into the past have in common. Nothing live is touched. Do it under the lock of the stack.
 */
public final class Preparation {

    private final Stack stack;
    private final BackupVerifier verifier;
    private final Restore.Settings settings;
    private final Clock clock;
    private final Reporter reporter;

    /** Of backups of that stack. */
    public Preparation(
            Stack stack, BackupVerifier verifier, Restore.Settings settings, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.verifier = verifier;
        this.settings = settings;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What can be said before anything is started or made.
     *
     * @throws DrshException (refused) when it is of another database, or this host has no key that could open it
     */
    public void preflight(Backup backup) {
        RestorePreflight preflight = new RestorePreflight(stack, settings.accepted(), reporter);
        preflight.backup(backup);
        preflight.key(verifier.files(backup.copies().get(0)), backup.manifest());
    }

    /**
     * What only the server can say.
     *
     * @throws DrshException (refused) when that server is too old for it, lacks an extension, or has no room
     */
    public void preflight(PostgresServer server, Backup backup) {
        new RestorePreflight(stack, settings.accepted(), reporter)
                .scratch(server, backup.manifest(), settings.jobs(), 0);
    }

    /**
     * Restores and compares; close what it returns.
     *
     * @param server where: the stack's own, or one beside it
     * @throws DrshException (refused) when the backup is damaged, (failed) when it cannot be restored, (verification
     *     failed) when what was restored differs from what was backed up; the server is as it was then
     */
    public Prepared prepare(PostgresServer server, Backup backup) {
        return prepare(server, backup, What.ALL, null);
    }

    /** The damage of the backup that a refusal of {@link #prepare} tells of, where it tells of any. */
    public static Optional<DrshException> damage(DrshException refusal) {
        return refusal.outcome() == Outcome.REFUSED
                        && refusal.getCause() instanceof DrshException cause
                        && cause.outcome() == Outcome.UNVERIFIED
                ? Optional.of(cause)
                : Optional.empty();
    }

    /**
     * As above, of a part or with other belongings.
     *
     * @param what what of it
     * @param fallback what belongs to the database, where the backup does not know; null for that of the live one
     */
    Prepared prepare(PostgresServer server, Backup backup, What what, @Nullable DatabaseProperties fallback) {
        dropLeftovers(server);
        ScratchGuard guard = new ScratchGuard(server);
        StopWatch watch = new StopWatch();
        try (Loaded loaded = load(server, backup)) {
            watch.loaded();
            return restored(server, guard, backup.manifest(), loaded, what, fallback, watch);
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    private Loaded load(PostgresServer server, Backup backup) {
        BackupFiles files = verifier.files(backup.copies().get(0));
        return backup.manifest().method() == Method.VOLUME
                ? new VolumeLoader(stack, server, settings.limits(), reporter).load(backup.manifest(), files)
                : new Loader(server, reporter).load(backup.manifest(), files);
    }

    private Prepared restored(
            PostgresServer server,
            ScratchGuard guard,
            Manifest manifest,
            Loaded loaded,
            What what,
            @Nullable DatabaseProperties fallback,
            StopWatch watch) {
        DatabaseName live = stack.database();
        DatabaseProperties properties = properties(server, loaded, fallback);
        DatabaseName name = new KeptDatabases(server, live).free(KeptDatabases.Kind.UNFINISHED, clock.instant());
        String globals = loaded.globals();
        List<String> made = globals == null ? List.of() : new Roles(server).restore(globals);
        try {
            reporter.working("restoring into the scratch database beside '" + live + "'", usually(manifest));
            guard.covers(name);
            ScratchDatabase scratch = ScratchDatabase.create(server, name, properties);
            what.restore(loaded, scratch, settings.jobs());
            if (properties != null) {
                scratch.apply(properties);
            }
            watch.restored();
            Facts found = scratch.facts(settings.limits());
            what.compare(manifest, loaded, found, reporter);
            return new Prepared(
                    server, guard, scratch, manifest, found, loaded.facts() != null, made, watch.compared());
        } catch (RuntimeException e) {
            removeQuietly(server, name, made, e);
            throw e;
        }
    }

    private @Nullable DatabaseProperties properties(
            PostgresServer server, Loaded loaded, @Nullable DatabaseProperties fallback) {
        DatabaseProperties own = loaded.properties();
        if (own != null || fallback != null) {
            return own != null ? own : fallback;
        }
        return server.exists(stack.database()) ? server.properties(stack.database()) : null;
    }

    private static void removeQuietly(
            PostgresServer server, DatabaseName scratch, List<String> rolesMade, RuntimeException cause) {
        try {
            Interruptions.putOff(() -> {
                server.drop(scratch);
                new Roles(server).drop(rolesMade);
            });
        } catch (RuntimeException e) {
            // The first failure is what the operator must see; the leftover is named by 'restore list'.
            cause.addSuppressed(e);
        }
    }

    /** Under the lock nobody is at work in them: their restore was killed, or its server was. */
    private void dropLeftovers(PostgresServer server) {
        for (DatabaseName leftover : new KeptDatabases(server, stack.database()).leftovers()) {
            reporter.say("dropping " + leftover + ", which an earlier restore left unfinished");
            server.drop(leftover);
        }
    }

    /** What a drill of the same backup took, which did the same and asked some questions. */
    private static @Nullable Duration usually(Manifest manifest) {
        Notes.Drill drill = manifest.notes().drill();
        return drill == null || !drill.passed() ? null : drill.took();
    }
}
