package drsh.shell;

import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.command.Reporter;
import drsh.config.Configuration;
import drsh.config.LoadedConfiguration;
import drsh.postgres.FactsLimits;
import drsh.restore.Restore;
import drsh.restore.Undo;
import drsh.shell.line.Tokenizer;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a folder means to drsh: its configuration, its stack, its backups. Built as far as a command needs it. */
final class Workspace implements AutoCloseable {

    /** Reading the text of every row costs: above this size a table is counted only. */
    private static final long FINGERPRINT_BYTES = 256L * 1024 * 1024;

    /** The guide's own. */
    private static final List<String> MIGRATE = List.of("npx", "prisma", "migrate", "deploy");

    private final LoadedConfiguration loaded;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private @Nullable Stack stack;

    Workspace(LoadedConfiguration loaded) {
        this.loaded = loaded;
    }

    LoadedConfiguration configuration() {
        return loaded;
    }

    Path folder() {
        return loaded.directory().toAbsolutePath().normalize();
    }

    Clock clock() {
        return clock;
    }

    synchronized Stack stack() {
        Stack known = stack;
        if (known == null) {
            known = new Stack(settings());
            stack = known;
        }
        return known;
    }

    Storage storage() {
        return new DirectoryStorage(
                folder().resolve(loaded.values().backups().directory()).normalize());
    }

    Catalog catalog() {
        return new Catalog(storage());
    }

    BackupMaker maker(Reporter reporter) {
        return new BackupMaker(stack(), storage(), limits(), clock, reporter);
    }

    BackupVerifier verifier(Reporter reporter) {
        return new BackupVerifier(stack(), storage(), clock, reporter);
    }

    Restore restore(Reporter reporter) {
        Restore.Settings how = new Restore.Settings(loaded.values().restore().jobs(), limits());
        return new Restore(stack(), storage(), verifier(reporter), how, clock, reporter);
    }

    Undo undo() {
        return new Undo(stack(), clock);
    }

    FactsLimits limits() {
        return new FactsLimits(loaded.values().facts().exactRows(), FINGERPRINT_BYTES);
    }

    private StackSettings settings() {
        Configuration.Stack said = loaded.values().stack();
        String migrate = said.migrate();
        return new StackSettings(
                folder(),
                said.composeFile(),
                said.project(),
                said.databaseService(),
                said.applicationService(),
                said.database(),
                said.user(),
                migrate == null ? MIGRATE : Tokenizer.split(migrate),
                said.healthUrl(),
                said.healthTimeout());
    }

    @Override
    public synchronized void close() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
