package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.command.Risk;
import drsh.restore.Restored;
import drsh.restore.Undo;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** The commands that restore, and take restores back. */
@CommandGroup(name = "restore", description = "Restores with a way back")
final class RestoreCommands {

    private static final String NOT_COMPARED = "its rows were never counted, so look at them yourself";

    private final Workspaces workspaces;

    RestoreCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"restore", "list"},
            description = "List the databases that restores and undos kept")
    @PrintsData
    @Examples("restore list")
    void list(Invocation invocation) {
        KeptList kept = KeptList.of(workspaces.current().undo().kept());
        if (!invocation.json() && kept.databases().isEmpty()) {
            invocation.console().say("nothing is kept: no restore was done, or all of it was removed");
        }
        invocation.show(kept, kept::table);
    }

    @Command(
            name = {"restore", "run"},
            description = "Replace the database with a backup, proved equal before it goes live")
    @Risky(Risk.DESTROY)
    @Examples({"restore run latest-verified", "restore run 20260111-020000 --confirm=reflectus-app"})
    void run(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup backup = workspace.catalog().find(id);
        workspace.restore(invocation).preflight(backup);
        String database = "database '" + workspace.stack().database() + "' with backup " + backup.id();
        if (invocation.onlyPlans("replace " + database + " (" + lost(workspace, backup) + ")")) {
            return;
        }
        invocation.confirmDestroy(
                "Replace " + database + "? " + lost(workspace, backup) + ".",
                workspace.stack().name().value());
        tell(workspace.restore(invocation).run(backup), workspace, invocation.console());
    }

    @Command(
            name = {"restore", "undo"},
            description = "Make the database live again that a restore replaced")
    @Risky(Risk.DESTROY)
    @Examples({"restore undo", "restore undo reflectus_before_20260111_030000"})
    void undo(
            @Argument(index = 0, description = "The kept database") @Takes(ValueType.RESTORE_ID) Optional<String> id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Optional<String> kept = chosen(workspace, id);
        String what = kept.orElse("the newest replaced database") + " live again as '"
                + workspace.stack().database() + "'";
        if (invocation.onlyPlans("make " + what)) {
            return;
        }
        invocation.confirmDestroy("Make " + what + "?", workspace.stack().name().value());
        Undo.Undone undone = workspace.undo().run(kept.orElse(null));
        invocation
                .console()
                .print(undone.live() + " is live again; what was live is kept as " + undone.kept()
                        + "; the database could not be used for " + Amounts.time(undone.outage()));
    }

    /** Which database it will be, as far as that can be said without starting the server. */
    private static Optional<String> chosen(Workspace workspace, Optional<String> id) {
        return workspace.stack().databaseContainer().isEmpty()
                ? id
                : Optional.of(workspace.undo().choose(id.orElse(null)).value());
    }

    private static String lost(Workspace workspace, Backup backup) {
        return "data written in the last " + Amounts.time(backup.age(workspace.clock())) + " will not be in it";
    }

    private static void tell(Restored done, Workspace workspace, Console console) {
        Duration age = Duration.between(done.asOf().toInstant(), Instant.now(workspace.clock()));
        console.print("restored " + done.backup() + ": " + done.facts().rows() + " rows in "
                + done.facts().tables().size() + " tables, "
                + (done.compared() ? "equal to what was backed up" : "all objects that it lists; " + NOT_COMPARED));
        console.print("the data is " + Amounts.time(age) + " old; it took " + Amounts.time(done.took())
                + ", and the database could not be used for " + Amounts.time(done.outage()));
        if (!done.rolesMade().isEmpty()) {
            console.print("roles made: " + String.join(", ", done.rolesMade()));
        }
        if (done.kept() != null) {
            console.print("what was live is kept as " + done.kept() + "; 'restore undo' brings it back");
        }
    }
}
