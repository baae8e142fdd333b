package drsh.shell;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.docker.VolumeName;
import drsh.restore.KeptDatabases;
import drsh.restore.KeptVolume;
import drsh.restore.KeptVolumes;
import drsh.restore.Undo;
import java.time.Instant;
import java.util.Optional;

/** One {@code restore undo}: of a database, or of a whole volume. */
final class RestoreUndo {

    private final Workspace workspace;
    private final Invocation invocation;

    RestoreUndo(Workspace workspace, Invocation invocation) {
        this.workspace = workspace;
        this.invocation = invocation;
    }

    void run(Optional<String> name) {
        workspace.stack().requireWhole();
        Optional<KeptVolume> volume = name.isPresent()
                ? new KeptVolumes(workspace.stack()).find(name.get())
                : newestVolume().filter(this::newerThanAnyDatabase);
        if (volume.isPresent()) {
            volume(volume.get().name());
        } else {
            database(name);
        }
    }

    private Optional<KeptVolume> newestVolume() {
        return new KeptVolumes(workspace.stack())
                .all().stream()
                        .filter(kept -> kept.kind() == KeptVolume.Kind.BEFORE && isOfThis(kept))
                        .findFirst();
    }

    private boolean isOfThis(KeptVolume kept) {
        return kept.of().equals(workspace.stack().databaseService().volume());
    }

    /**
     * Databases are kept inside the volume that is live.
     *
     * @throws DrshException (refused) when that cannot be known now: a wrong guess would be worse than none
     */
    private boolean newerThanAnyDatabase(KeptVolume volume) {
        if (workspace.stack().databaseContainer().isEmpty()) {
            throw DrshException.refused(
                    "The database is down, so it cannot be said whether the volume '" + volume.name()
                            + "' or a database was replaced last",
                    "name what you want back ('restore undo " + volume.name() + "'), or start the database first");
        }
        return workspace.undo().kept().all().stream()
                .filter(kept -> kept.kind() == KeptDatabases.Kind.REPLACED)
                .map(KeptDatabases.Kept::since)
                .max(Instant::compareTo)
                .filter(newest -> newest.isAfter(volume.since()))
                .isEmpty();
    }

    private void volume(VolumeName name) {
        KeptVolume kept =
                workspace.restoring(invocation.reporter()).volumeUndo().preflight(name.value());
        String what =
                "the volume " + kept.name() + " live again as '" + kept.of() + "', with all databases and roles in it";
        if (invocation.onlyPlans("make " + what)) {
            return;
        }
        invocation.confirmDestroy("Make " + what + "?", workspace.stack().name().value());
        new RestoreTalk(workspace.clock(), invocation.console())
                .live(workspace.restoring(invocation.reporter()).volumeUndo().run(name.value()));
    }

    private void database(Optional<String> id) {
        Optional<String> kept = chosen(id);
        String what = kept.orElse("the newest replaced database") + " live again as '"
                + workspace.stack().database() + "'";
        if (invocation.onlyPlans("make " + what)) {
            return;
        }
        invocation.confirmDestroy("Make " + what + "?", workspace.stack().name().value());
        Undo.Undone undone = workspace.undo(invocation.reporter()).run(kept.orElse(null));
        invocation
                .console()
                .print(undone.live() + " is live again; "
                        + (undone.kept() == null ? "" : "what was live is kept as " + undone.kept() + "; ")
                        + "the database could not be used for " + Amounts.time(undone.outage()));
    }

    /** Which database it will be, as far as that can be said without starting the server. */
    private Optional<String> chosen(Optional<String> id) {
        return workspace.stack().databaseContainer().isEmpty()
                ? id
                : Optional.of(workspace.undo().choose(id.orElse(null)).value());
    }
}
