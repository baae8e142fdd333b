package drsh.shell;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.postgres.DatabaseName;
import drsh.restore.Beside;
import drsh.restore.Restore;
import drsh.restore.RestoreInPlace;
import drsh.restore.Selected;
import drsh.restore.Selection;
import drsh.restore.VolumeRestore;
import drsh.restore.preflight.Accepted;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One {@code restore run}: checked, confirmed, done and told. */
final class RestoreRun {

    private final Workspace workspace;
    private final Backup backup;
    private final Accepted accepted;
    private final Invocation invocation;
    private final RestoreTalk talk;

    RestoreRun(Workspace workspace, Backup backup, Accepted accepted, Invocation invocation) {
        this.workspace = workspace;
        this.backup = backup;
        this.accepted = accepted;
        this.invocation = invocation;
        this.talk = new RestoreTalk(workspace.clock(), invocation.console());
    }

    /** Where it is restored to. */
    sealed interface Way {

        /** Into the place of the live database, which is kept. */
        record Swap() implements Way {}

        /** Into the place of the live database, which is dropped before. */
        record InPlace() implements Way {}

        /** The whole volume, with all that is in it. */
        record Volume() implements Way {}

        /** Into a new database. */
        record Into(DatabaseName database) implements Way {}

        /** Tables of it, into a database of their own. */
        record Tables(Selection selection) implements Way {}

        /**
         * The one that the options name.
         *
         * @throws DrshException (usage) when they contradict each other
         */
        static Way of(
                boolean volume, boolean inPlace, Optional<String> into, List<String> tables, List<String> schemas) {
            boolean selected = !tables.isEmpty() || !schemas.isEmpty();
            if (Stream.of(volume, inPlace, into.isPresent(), selected)
                            .filter(given -> given)
                            .count()
                    > 1) {
                throw DrshException.usage(
                        "--volume, --in-place, --into and --table or --schema are different ways to restore",
                        "give one of them, or none to replace the live database");
            }
            if (selected) {
                return new Tables(new Selection(tables, schemas));
            }
            if (volume) {
                return new Volume();
            }
            return into.<Way>map(name -> new Into(new DatabaseName(name))).orElse(inPlace ? new InPlace() : new Swap());
        }
    }

    void run(Way way) {
        BackupTalk.warnIfSuspect(backup.manifest(), invocation.console());
        if (way instanceof Way.Into into) {
            into(into.database());
        } else if (way instanceof Way.Volume) {
            volume();
        } else if (way instanceof Way.Tables tables) {
            tables(tables.selection());
        } else {
            replace(way instanceof Way.InPlace);
        }
    }

    /** Whoever has agreed already has seen the plan of a session, which says it. */
    private void sayWhatIsNewer() {
        if (!invocation.circumstances().confirmed()) {
            OtherBackups.of(backup, workspace.catalog().contents().backups())
                    .newerOnes(workspace.clock())
                    .ifPresent(newer -> invocation.console().say(Styled.warning(newer)));
        }
    }

    private void replace(boolean inPlace) {
        if (inPlace) {
            workspace.restoreInPlace(invocation, accepted).preflight(backup);
        } else {
            restore().preflight(backup);
        }
        sayWhatIsNewer();
        String what = "database '" + workspace.stack().database() + "' with backup " + backup.id();
        String way = inPlace ? "; it is dropped after a safety backup, and is away until the restore is done" : "";
        if (invocation.onlyPlans("replace " + what + " (" + lost() + way + ")")) {
            return;
        }
        invocation.confirmDestroy(
                "Replace " + what + "? " + lost() + way + ".",
                workspace.stack().name().value());
        if (inPlace) {
            replaceInPlace();
        } else {
            talk.live(restore().run(backup));
        }
    }

    private void replaceInPlace() {
        Sealing sealing = workspace.configuration().values().encryption().always()
                ? workspace.configuredKeys(invocation).sealing()
                : Sealing.NONE;
        RestoreInPlace.Done done =
                workspace.restoreInPlace(invocation, accepted).run(backup, sealing);
        workspace.refreshCard(invocation);
        talk.live(done.restored());
        if (done.safety() != null) {
            invocation
                    .console()
                    .print("what was live is backup " + done.safety() + ", which is pinned; 'restore run @safety'"
                            + " brings it back, 'backup unpin' lets retention decide about it");
        }
    }

    private void volume() {
        VolumeRestore restore = workspace.restoring(invocation.reporter()).volumeRestore(invocation, accepted);
        restore.preflight(backup);
        sayWhatIsNewer();
        String what =
                "the whole volume '" + workspace.stack().databaseService().volume() + "' with backup " + backup.id();
        String more = "; all databases and roles of the server with it, and the database is down meanwhile";
        if (invocation.onlyPlans("replace " + what + " (" + lost() + more + ")")) {
            return;
        }
        invocation.confirmDestroy(
                "Replace " + what + "? " + lost() + more + ".",
                workspace.stack().name().value());
        talk.live(restore.run(backup));
    }

    private void into(DatabaseName database) {
        restore().requireFree(database);
        restore().preflightBeside(backup);
        if (invocation.onlyPlans("restore backup " + backup.id() + " into a new database '" + database + "'")) {
            return;
        }
        Beside done = restore().into(backup, database);
        talk.held(done.restored());
        invocation
                .console()
                .print("it is in '" + done.database() + "'; it took "
                        + Amounts.time(done.restored().took()) + ", and '"
                        + workspace.stack().database() + "' is as it was");
    }

    private void tables(Selection selection) {
        selection.requireIn(backup.manifest());
        restore().preflightBeside(backup);
        if (invocation.onlyPlans("restore tables of backup " + backup.id() + " into a database of their own")) {
            return;
        }
        Selected done = restore().select(backup, selection);
        Table table = new Table().column("TABLE").amount("ROWS");
        done.tables().forEach((name, held) -> table.row(name, held.rows()));
        invocation.console().print(table);
        invocation
                .console()
                .print((done.compared() ? "equal to what was backed up" : "its rows were never counted") + ", in '"
                        + done.database()
                        + "': "
                        + (done.whole()
                                ? "all of the backup, because a script of SQL cannot be taken apart"
                                : "the structure of all, the rows of these tables alone, and no foreign keys"));
        invocation
                .console()
                .print("'" + workspace.stack().database()
                        + "' is as it was; to copy them into it, look at them first, then run:");
        done.copying().forEach(invocation.console()::print);
    }

    private Restore restore() {
        return workspace.restore(invocation, accepted);
    }

    private String lost() {
        return "data written in the last " + Amounts.time(backup.age(workspace.clock())) + " will not be in it"
                + (backup.manifest().notes().suspect() == null ? "" : ", and this backup is SUSPECT");
    }
}
