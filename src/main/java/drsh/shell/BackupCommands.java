package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandGroup;
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

/** The commands about backups. */
@CommandGroup(name = "backup", description = "Backups: made, listed, verified")
final class BackupCommands {

    private final Workspaces workspaces;

    BackupCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"backup", "list"},
            description = "List the backups, newest first")
    @PrintsData
    @Examples({"backup list", "backup list --json"})
    void list(Invocation invocation) {
        Workspace workspace = workspaces.current();
        Catalog catalog = workspace.catalog();
        BackupList list = BackupList.of(catalog, workspace.clock());
        if (!invocation.json() && list.backups().isEmpty()) {
            invocation.console().say("no backup in " + list.storage() + "; make one with 'backup create'");
        }
        invocation.show(list, list::table);
        if (!invocation.json()) {
            list.remarks().forEach(invocation.console()::say);
        }
    }

    @Command(
            name = {"backup", "show"},
            description = "Show all that is known of a backup")
    @PrintsData
    @Examples("backup show latest")
    void show(
            @Argument(index = 0, description = "The backup", defaultValue = "latest") @Takes(ValueType.BACKUP_ID)
                    String id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup backup = workspace.catalog().find(id);
        BackupDetails details = new BackupDetails(backup, workspace.clock());
        invocation.show(details.json(), details::table);
    }

    @Command(
            name = {"backup", "verify"},
            description = "Read a backup to its end and compare it with its manifest")
    @Examples({"backup verify latest", "backup verify --all"})
    void verify(
            @Argument(index = 0, description = "The backup", defaultValue = "latest") @Takes(ValueType.BACKUP_ID)
                    String id,
            @Option(longName = "all", description = "Verify every backup") boolean all,
            Invocation invocation) {
        Catalog catalog = workspaces.current().catalog();
        List<Backup> backups = all ? catalog.contents().backups() : List.of(catalog.find(id));
        requireAny(backups, catalog);
        List<String> damaged = backups.stream()
                .flatMap(backup -> verify(backup, invocation).stream())
                .toList();
        if (!damaged.isEmpty()) {
            throw new DrshException(Outcome.UNVERIFIED, damaged.get(0), "use another backup ('backup list')");
        }
    }

    @Command(
            name = {"backup", "create"},
            description = "Make a backup of the database and read it back")
    @Risky(Risk.CHANGE)
    @Examples({"backup create", "backup create --label \"before the update\""})
    void create(
            @Option(longName = "label", description = "Words to remember it by") Optional<String> label,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        if (invocation.onlyPlans("back up database '" + workspace.stack().database() + "' to "
                + workspace.storage().where())) {
            return;
        }
        Manifest made = workspace.maker(invocation.reporter()).create(label.orElse(null));
        invocation
                .console()
                .print("backup " + made.id() + ": " + Amounts.size(made.data().size()) + ", "
                        + made.facts().rows() + " rows in "
                        + made.facts().tables().size()
                        + " tables, read back and verified, in " + Amounts.time(made.duration()));
    }

    private List<String> verify(Backup backup, Invocation invocation) {
        try {
            Manifest manifest =
                    workspaces.current().verifier(invocation.reporter()).verify(backup);
            invocation
                    .console()
                    .print("backup " + backup.id() + " is whole: "
                            + Amounts.size(manifest.data().size()) + ", its SHA-256 as recorded, all "
                            + manifest.tocEntries() + " entries read");
            return List.of();
        } catch (DrshException e) {
            if (e.outcome() != Outcome.UNVERIFIED) {
                throw e;
            }
            invocation.console().say(e.what());
            return List.of(e.what());
        }
    }

    private static void requireAny(List<Backup> backups, Catalog catalog) {
        if (backups.isEmpty()) {
            throw DrshException.refused(
                    "There is no backup in " + catalog.storage().where(), "make one with 'backup create'");
        }
    }
}
