package drsh.shell;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.BackupChanges;
import drsh.backup.BackupCopy;
import drsh.backup.Manifest;
import drsh.backup.Place;
import drsh.backup.Reseal;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import java.util.function.Consumer;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands that change what is kept, where, and who can read it. */
@CommandGroup(name = "backup", description = "Backups: made, listed, verified")
final class BackupKeepingCommands {

    private final Workspaces workspaces;

    BackupKeepingCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(
            name = {"backup", "pin"},
            description = "Never let a backup expire")
    @Risky(Risk.CHANGE)
    @Examples({"backup pin 20260111-020000", "backup pin latest"})
    void pin(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        change(id, "pin", "is pinned: it never expires", BackupChanges::pin, invocation);
    }

    @Command(
            name = {"backup", "unpin"},
            description = "Let retention decide about a backup again")
    @Risky(Risk.CHANGE)
    @Examples({"backup unpin 20260111-020000", "backup unpin 20260111-020000 --dry-run"})
    void unpin(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        change(id, "unpin", "is not pinned: retention decides", BackupChanges::unpin, invocation);
    }

    @Command(
            name = {"backup", "accept"},
            description = "Say that a suspect backup holds what it should")
    @Risky(Risk.CHANGE)
    @Examples({"backup accept 20260111-020000", "backup accept latest"})
    void accept(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup backup = workspace.catalog().find(id);
        BackupChanges.requireAcceptable(backup);
        if (invocation.onlyPlans("accept backup " + backup.id())) {
            return;
        }
        BackupChanges.accept(backup);
        workspace.refreshCard(invocation);
        invocation
                .console()
                .print("backup " + backup.id()
                        + (backup.manifest().facts() == null
                                ? " is not suspect any more; its facts are unknown, so it is never latest-verified"
                                : " is as good as any other now"));
    }

    @Command(
            name = {"backup", "delete"},
            description = "Delete a backup from a storage")
    @Risky(Risk.DESTROY)
    @Examples({"backup delete 20260111-020000", "backup delete 20260111-020000 --from external"})
    void delete(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            @Option(longName = "from", defaultValue = Place.MAIN, description = "The storage") @Takes(ValueType.STORAGE)
                    String from,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup.Copy copy = copyAt(workspace, id, from);
        String what = "delete backup " + copy.manifest().id() + " from "
                + copy.place().storage().where();
        if (invocation.onlyPlans(what)) {
            return;
        }
        invocation.confirmDestroy(
                "D" + what.substring(1) + "? There is no way back.",
                workspace.stack().name().value());
        workspace.lockedWherePossible("backup delete", () -> {
            BackupChanges.delete(copy);
            return copy;
        });
        workspace.refreshCard(invocation);
        invocation.console().print("deleted backup " + copy.manifest().id() + " from " + from);
    }

    @Command(
            name = {"backup", "copy"},
            description = "Copy a backup to another storage and read it back there")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"backup copy latest --to external", "backup copy 20260111-020000 --to external --dry-run"})
    void copy(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            @Option(longName = "to", description = "The storage") @Takes(ValueType.STORAGE) String to,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Place place = workspace.catalog().place(to);
        Backup backup = workspace.catalog().find(id);
        String where = place.storage().where();
        if (invocation.onlyPlans("copy backup " + backup.id() + " to " + where)) {
            return;
        }
        boolean copied = new BackupCopy(invocation.reporter()).run(backup, place);
        workspace.refreshCard(invocation);
        invocation
                .console()
                .print(
                        copied
                                ? "copied backup " + backup.id() + " to " + where + ": " + Amounts.size(backup.size())
                                        + ", read back and compared"
                                : "backup " + backup.id() + " is in " + where
                                        + " already, and its bytes are those of its manifest");
    }

    @Command(
            name = {"backup", "encrypt"},
            description = "Encrypt a backup that is not, to the configured keys or to a passphrase")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"backup encrypt 20260111-020000", "backup encrypt latest --yes"})
    void encrypt(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup.Copy copy = copyAt(workspace, id, Place.MAIN);
        if (invocation.onlyPlans("encrypt backup " + copy.manifest().id() + " in "
                + copy.place().storage().where())) {
            return;
        }
        Sealing sealing = workspace.configuredKeys(invocation).sealing();
        Reseal reseal = new Reseal(workspace.keys(invocation), invocation.reporter());
        Manifest after = workspace.lockedWherePossible("backup encrypt", () -> reseal.encrypt(copy, sealing));
        workspace.refreshCard(invocation);
        invocation
                .console()
                .print("backup " + after.id() + " is encrypted (" + after.encryption()
                        + ") and was read back; its plain files are deleted");
    }

    @Command(
            name = {"backup", "decrypt"},
            description = "Take the encryption off a backup")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({"backup decrypt 20260111-020000", "backup decrypt 20260111-020000 --yes"})
    void decrypt(
            @Argument(index = 0, description = "The backup") @Takes(ValueType.BACKUP_ID) String id,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Backup.Copy copy = copyAt(workspace, id, Place.MAIN);
        String where = copy.place().storage().where();
        if (invocation.onlyPlans("decrypt backup " + copy.manifest().id() + " in " + where)) {
            return;
        }
        invocation.confirmChange("Keep backup " + copy.manifest().id() + " in plain in " + where + "?");
        Reseal reseal = new Reseal(workspace.keys(invocation), invocation.reporter());
        Manifest after = workspace.lockedWherePossible("backup decrypt", () -> reseal.decrypt(copy));
        workspace.refreshCard(invocation);
        invocation.console().print("backup " + after.id() + " is not encrypted any more");
    }

    @Command(
            name = {"backup", "card"},
            description = "Print how to restore by hand what is there, as RECOVERY.md beside the backups has it")
    @Examples({"backup card", "--no-pager backup card"})
    void card(Invocation invocation) {
        String card = StackFolder.required(workspaces.current()).card();
        invocation.console().paged(page -> page.print(card));
    }

    private void change(String id, String verb, String result, Consumer<Backup> change, Invocation invocation) {
        Backup backup = workspaces.current().catalog().find(id);
        if (!invocation.onlyPlans(verb + " backup " + backup.id())) {
            change.accept(backup);
            invocation.console().print("backup " + backup.id() + " " + result);
        }
    }

    private static Backup.Copy copyAt(Workspace workspace, String id, String storage) {
        Place place = workspace.catalog().place(storage);
        Backup backup = workspace.catalog().find(id);
        return backup.at(place.name())
                .orElseThrow(() -> DrshException.refused(
                        "Backup " + backup.id() + " is not in "
                                + place.storage().where(),
                        "see 'backup show " + backup.id() + "' for where it is"));
    }
}
