package drsh.shell;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.BackupMaker;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands that make backups, adopt them and look at them. */
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
    @Examples({"backup list", "backup list --good --newer-than 7d", "backup list --json"})
    void list(
            @Option(longName = "method", description = "Only those made that way") Optional<Method> method,
            @Option(longName = "good", description = "Only those that a recovery may rely on") boolean good,
            @Option(longName = "in", description = "Only those in that storage") @Takes(ValueType.STORAGE)
                    Optional<String> storage,
            @Option(longName = "newer-than", description = "Only those of that time") Optional<Duration> newer,
            Invocation invocation) {
        Workspace workspace = StackFolder.required(workspaces.current());
        BackupList list = BackupList.of(
                workspace,
                storage,
                backup -> (method.isEmpty() || backup.manifest().method() == method.get())
                        && (!good || backup.good())
                        && (newer.isEmpty() || backup.age(workspace.clock()).compareTo(newer.get()) <= 0));
        invocation.show(list, list::table);
        if (!invocation.json()) {
            list.remarks().forEach(invocation.console()::say);
            invocation.console().print(list.foreignTable());
        }
    }

    @Command(
            name = {"backup", "show"},
            description = "Show all that is known of a backup")
    @PrintsData
    @Ends(Outcome.UNVERIFIED)
    @Examples({"backup show latest", "backup show latest-verified --json"})
    void show(
            @Argument(index = 0, description = "The backup", defaultValue = "latest") @Takes(ValueType.BACKUP_ID)
                    String id,
            Invocation invocation) {
        Workspace workspace = StackFolder.required(workspaces.current());
        Backup backup = workspace.catalog().find(id);
        BackupDetails details = new BackupDetails(backup, workspace.clock());
        invocation.show(details.json(), details::table);
    }

    @Command(
            name = {"backup", "verify"},
            description = "Read a backup to its end and compare it with its manifest")
    @PrintsData
    @Ends(Outcome.UNVERIFIED)
    @Examples({"backup verify latest", "backup verify --all", "backup verify --all --json"})
    void verify(
            @Argument(index = 0, description = "The backup", defaultValue = "latest") @Takes(ValueType.BACKUP_ID)
                    String id,
            @Option(longName = "all", description = "Verify every backup at every place") boolean all,
            Invocation invocation) {
        Catalog catalog = StackFolder.required(workspaces.current()).catalog();
        Verification verification = new Verification(workspaces.current().verifier(invocation), invocation.console());
        try {
            if (all) {
                verification.all(catalog);
            } else {
                verification.one(catalog.find(id).copies().get(0));
            }
        } finally {
            // Also when something is damaged: which one it is, is the result.
            if (invocation.json() && !verification.lines().isEmpty()) {
                invocation.show(Map.of("checked", verification.lines()), Table::new);
            }
        }
    }

    @Command(
            name = {"backup", "create"},
            description = "Make a backup of the database and read it back")
    @Risky(Risk.CHANGE)
    @Ends({Outcome.UNVERIFIED, Outcome.ATTENTION})
    @Examples({"backup create", "backup create --label \"before the update\"", "backup create --method plain --encrypt"
    })
    Outcome create(
            @Option(
                            longName = "method",
                            defaultValue = "custom",
                            description =
                                    "A dump, a script of SQL, or the data volume (the database is down meanwhile)")
                    Method method,
            @Option(longName = "encrypt", description = "Encrypt it, to the configured keys or to a passphrase")
                    boolean encrypt,
            @Option(longName = "compress", description = "none, gzip:LEVEL, zstd:LEVEL or lz4:LEVEL")
                    Optional<String> compress,
            @Option(longName = "label", description = "Words to remember it by") Optional<String> label,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        Compression compression = compress.or(() -> Optional.ofNullable(
                        workspace.configuration().values().backups().compress()))
                .map(Compression::parse)
                .orElse(null);
        boolean sealed =
                encrypt || workspace.configuration().values().encryption().always();
        BackupMaker maker = workspace.maker(invocation.reporter());
        if (invocation.dryRun()) {
            Sealing known = sealed
                    ? workspace.configuredKeys(invocation).sealingUnasked().orElse(Sealing.NONE)
                    : Sealing.NONE;
            maker.preflight(new BackupMaker.Request(method, compression, known, label.orElse(null)));
        }
        if (invocation.onlyPlans("back up database '" + workspace.stack().database() + "' to "
                + workspace.storage().where() + " (" + method + ")")) {
            return Outcome.DONE;
        }
        if (method == Method.VOLUME) {
            invocation.confirmChange("Stop the database of " + workspace.stack().name()
                    + " while its volume is archived? It is started again in any case.");
        }
        Sealing sealing = sealed ? workspace.configuredKeys(invocation).sealing() : Sealing.NONE;
        Manifest made = maker.create(new BackupMaker.Request(method, compression, sealing, label.orElse(null)));
        workspace.refreshCard(invocation);
        return BackupTalk.made(made, invocation.console());
    }

    @Command(
            name = {"backup", "import"},
            description = "Adopt files that something else has made, once they were read to their end")
    @Risky(Risk.CHANGE)
    @Ends(Outcome.UNVERIFIED)
    @Examples({
        "backup import backup_20260111_020000.dump.gz",
        "backup import /mnt/old/backup.sql",
        "backup import --all"
    })
    void adopt(
            @Arguments @Takes(ValueType.FOREIGN_FILE) List<String> file,
            @Option(longName = "all", description = "Every foreign file of the backup directory") boolean all,
            @Option(longName = "label", description = "Words to remember it by") Optional<String> label,
            Invocation invocation) {
        Workspace workspace = workspaces.current();
        if (all == !file.isEmpty()) {
            throw DrshException.usage("backup import takes files or --all", "see 'backup list' for the foreign files");
        }
        new Adoption(workspace, invocation, label.orElse(null)).run(all ? Adoption.foreign(workspace) : file);
        workspace.refreshCard(invocation);
    }
}
