package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.restore.Beside;
import drsh.restore.KeptDatabases;
import drsh.restore.KeptVolumes;
import drsh.restore.LiveComparison;
import drsh.restore.PreparedSwap;
import drsh.restore.Restore;
import drsh.restore.preflight.Accepted;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands that restore, and take restores back. */
@CommandGroup(name = "restore", description = "Restores with a way back")
final class RestoreCommands {

    private static final String ACCEPT_MIGRATIONS =
            "Restore although its migrations do not fit the application's image";
    private static final String FROM_STACK = "Restore a backup of that other stack into this one";

    private final Workspaces workspaces;

    RestoreCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"restore", "list"},
            description = "List what restores keep beside the live database")
    @PrintsData
    @Examples({"restore list", "restore list --json"})
    void list(Invocation invocation) {
        Workspace workspace = workspaces.current();
        boolean known = workspace.stack().databaseContainer().isPresent();
        KeptList kept = KeptList.of(
                known ? workspace.undo().kept().all() : List.of(),
                new KeptVolumes(workspace.stack()).all(),
                workspace.clock(),
                workspace.configuration().values().restore().keep());
        if (!known) {
            invocation.console().say("the database is down: which databases are kept in it is not known");
        }
        if (!invocation.json()
                && known
                && kept.databases().isEmpty()
                && kept.volumes().isEmpty()) {
            invocation.console().say("nothing is kept: no restore was done, or all of it was removed");
        }
        invocation.show(kept, kept::table);
        if (!invocation.json()) {
            invocation.console().print(kept.volumeTable());
        }
    }

    @Command(
            name = {"restore", "check"},
            description = "Compare the live database with what a backup recorded")
    @PrintsData
    @Ends(Outcome.UNVERIFIED)
    @Examples({"restore check", "restore check 20260111-020000", "restore check latest --json"})
    void check(
            @Argument(index = 0, description = "The backup", defaultValue = "latest-verified")
                    @Takes(ValueType.BACKUP_ID)
                    String id,
            @Option(longName = "from-stack", description = "Compare with a backup of that other stack")
                    Optional<String> fromStack,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        LiveComparison.Result result = workspace
                .restoring(invocation.reporter())
                .liveComparison(new Accepted(false, fromStack.orElse(null)))
                .with(workspace.catalog().find(id));
        LiveReport report = LiveReport.of(result);
        if (result.equal() && !invocation.json()) {
            invocation
                    .console()
                    .print("'" + result.database() + "' holds what backup " + result.backup() + " recorded: "
                            + result.rows() + " rows in " + result.tables() + " tables");
        } else {
            invocation.show(report, report::table);
        }
        result.requireEqual();
    }

    @Command(
            name = {"restore", "run"},
            description = "Replace the database with a backup, proved equal before it goes live")
    @Risky(Risk.DESTROY)
    @Ends(Outcome.UNVERIFIED)
    @Examples({
        "restore run latest-verified",
        "restore run 20260111-020000 --confirm=reflectus-app",
        "restore run 20260111-020000 --into reflectus_yesterday",
        "restore run 20260111-020000 --table Order --table reports.daily"
    })
    void run(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            @Option(
                            longName = "volume",
                            description = "Replace the whole volume with a backup of the volume, roles and all")
                    @Risky(Risk.DESTROY)
                    boolean volume,
            @Option(
                            longName = "in-place",
                            description = "Drop the live database first, after a safety backup: for when disk is short")
                    @Risky(Risk.DESTROY)
                    boolean inPlace,
            @Option(longName = "into", description = "Make a new database of that name, and leave the live one alone")
                    @Risky(Risk.CHANGE)
                    Optional<String> into,
            @Option(longName = "table", description = "Only that table, into a database of its own") @Risky(Risk.CHANGE)
                    List<String> table,
            @Option(longName = "schema", description = "Only the tables of that schema, into a database of its own")
                    @Risky(Risk.CHANGE)
                    List<String> schema,
            @Option(longName = "accept-migrations", description = ACCEPT_MIGRATIONS) boolean acceptMigrations,
            @Option(longName = "from-stack", description = FROM_STACK) Optional<String> fromStack,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Accepted accepted = new Accepted(acceptMigrations, fromStack.orElse(null));
        new RestoreRun(workspace, workspace.catalog().find(id), accepted, invocation)
                .run(RestoreRun.Way.of(volume, inPlace, into, table, schema));
    }

    @Command(
            name = {"restore", "prepare"},
            description = "Restore a backup beside the live database, compare it, and keep it for 'restore swap'")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"restore prepare latest-verified", "restore prepare 20260111-020000 --dry-run"})
    void prepare(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            @Option(longName = "accept-migrations", description = ACCEPT_MIGRATIONS) boolean acceptMigrations,
            @Option(longName = "from-stack", description = FROM_STACK) Optional<String> fromStack,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup backup = workspace.catalog().find(id);
        BackupTalk.warnIfSuspect(backup.manifest(), invocation.console());
        Restore restore = workspace.restore(invocation, new Accepted(acceptMigrations, fromStack.orElse(null)));
        restore.preflight(backup);
        if (invocation.onlyPlans("restore backup " + backup.id() + " beside '"
                + workspace.stack().database() + "', which stays as it is")) {
            return;
        }
        Beside prepared = restore.prepare(backup);
        RestoreTalk talk = new RestoreTalk(workspace.clock(), invocation.console());
        talk.held(prepared.restored());
        invocation
                .console()
                .print("prepared as " + prepared.database() + ", closed to everybody; it took "
                        + Amounts.time(prepared.restored().took()) + "; 'restore swap' makes it live");
    }

    @Command(
            name = {"restore", "swap"},
            description = "Make a prepared database live")
    @Risky(Risk.DESTROY)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"restore swap", "restore swap 20260111-020000 --confirm=reflectus-app"})
    void swap(
            @Argument(index = 0, description = "The prepared database, or the backup that it was made of")
                    @Takes(ValueType.RESTORE_ID)
                    Optional<String> name,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        PreparedSwap swap = workspace.restoring(invocation.reporter()).preparedSwap();
        Optional<KeptDatabases.Kept> known =
                workspace.stack().databaseContainer().isEmpty()
                        ? Optional.empty()
                        : Optional.of(swap.choose(name.orElse(null)));
        String what = known.map(RestoreTalk::prepared).orElse(name.orElse("the newest prepared database"));
        String live = "'" + workspace.stack().database() + "'";
        if (invocation.onlyPlans("make " + what + " live as " + live + ", and keep what is live")) {
            return;
        }
        invocation.confirmDestroy(
                "Make " + what + " live as " + live + "? What was written since that backup will not be in it.",
                workspace.stack().name().value());
        PreparedSwap.Done done =
                swap.run(known.map(kept -> kept.name().value()).or(() -> name).orElse(null));
        String backup = done.backup() == null ? "" : " (backup " + done.backup() + ")";
        invocation
                .console()
                .print(done.prepared() + backup + " is live; the database could not be used for "
                        + Amounts.time(done.outage()));
        RestoreTalk.kept(done.kept(), invocation.console());
    }

    @Command(
            name = {"restore", "undo"},
            description = "Make live again what a restore replaced")
    @Risky(Risk.DESTROY)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"restore undo", "restore undo reflectus_before_20260111_030000"})
    void undo(
            @Argument(index = 0, description = "The kept database or volume") @Takes(ValueType.RESTORE_ID)
                    Optional<String> id,
            Invocation invocation) {
        new RestoreUndo(workspaces.current(), invocation).run(id);
    }
}
