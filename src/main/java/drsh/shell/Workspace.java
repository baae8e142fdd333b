package drsh.shell;

import drsh.artifact.Keys;
import drsh.backup.BackupImport;
import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.CardStack;
import drsh.backup.Catalog;
import drsh.backup.Place;
import drsh.backup.RecoveryCard;
import drsh.backup.Suspicion;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.config.Configuration;
import drsh.config.LoadedConfiguration;
import drsh.leftover.Leftover;
import drsh.postgres.FactsLimits;
import drsh.restore.Restore;
import drsh.restore.RestoreInPlace;
import drsh.restore.Undo;
import drsh.restore.preflight.Accepted;
import drsh.retention.Retention;
import drsh.retention.RetentionPolicy;
import drsh.shell.line.Tokenizer;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a folder means to drsh: its configuration, its stack, its backups. Built as far as a command needs it. */
final class Workspace implements AutoCloseable {

    /** Reading the text of every row costs: above this size a table is counted only. */
    private static final long FINGERPRINT_BYTES = 256L * 1024 * 1024;

    /** The guide's own. */
    static final List<String> MIGRATE = List.of("npx", "prisma", "migrate", "deploy");

    private final LoadedConfiguration loaded;
    private final Clock clock;
    private final Set<Path> warned = new HashSet<>();
    private @Nullable Stack stack;
    private @Nullable Keys keys;
    private @Nullable Invocation keysOf;

    Workspace(LoadedConfiguration loaded) {
        this.loaded = loaded;
        String zone = loaded.values().stack().timeZone();
        this.clock = Clock.system(zone == null ? ZoneId.systemDefault() : ZoneId.of(zone));
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

    /** The stack, where a command needed it already. */
    synchronized Optional<Stack> opened() {
        return Optional.ofNullable(stack);
    }

    /** Where new backups go. */
    Storage storage() {
        return new DirectoryStorage(
                folder().resolve(loaded.values().backups().directory()).normalize());
    }

    /** All places of backups, by the names that the configuration gives them. */
    private List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(new Place(Place.MAIN, storage())));
        loaded.values()
                .storages()
                .forEach((name, said) -> places.add(new Place(
                        name,
                        DirectoryStorage.existing(
                                folder().resolve(said.directory()).normalize()))));
        return places;
    }

    Catalog catalog() {
        return new Catalog(places());
    }

    /** The hidden files of backups that were not finished, at all places. */
    List<Leftover> partialFiles() {
        return PartialFiles.of(places(), clock);
    }

    BackupMaker maker(Reporter reporter) {
        Suspicion suspicion = new Suspicion(loaded.values().backups().suspectBelow());
        return new BackupMaker(stack(), catalog(), limits(), suspicion, clock, reporter);
    }

    BackupVerifier verifier(Invocation invocation) {
        return new BackupVerifier(stack(), keys(invocation), clock, invocation.reporter());
    }

    Restore restore(Invocation invocation, Accepted accepted) {
        return new Restore(stack(), verifier(invocation), howToRestore(accepted), clock, invocation.reporter());
    }

    RestoreInPlace restoreInPlace(Invocation invocation, Accepted accepted) {
        return new RestoreInPlace(
                stack(),
                verifier(invocation),
                howToRestore(accepted),
                maker(invocation.reporter()),
                catalog(),
                clock,
                invocation.reporter());
    }

    /** The parts of restores that need no key. */
    Restoring restoring(Reporter reporter) {
        return new Restoring(this, reporter);
    }

    Restore.Settings howToRestore(Accepted accepted) {
        return new Restore.Settings(loaded.values().restore().jobs(), limits(), accepted);
    }

    BackupImport importer(Invocation invocation) {
        return new BackupImport(stack(), catalog(), keys(invocation), clock, invocation.reporter());
    }

    /**
     * Keeps the recovery cards beside the backups current; what goes wrong with one is said and no more. It asks Compose
     * for the names of the stack where this command has not done so already: only commands that changed backups come
     * here, and next to that the question costs nothing.
     */
    void refreshCard(Invocation invocation) {
        CardStack names = cardStack();
        for (Place place : places()) {
            RecoveryCard.refresh(catalog(), place, names, invocation.reporter());
        }
    }

    /** What the recovery card beside new backups says now. */
    String card() {
        return RecoveryCard.text(catalog(), places().get(0), cardStack());
    }

    private CardStack cardStack() {
        try {
            return CardStack.of(stack());
        } catch (DrshException e) {
            return CardStack.unasked(settings());
        }
    }

    /** How many backups are kept at a place. */
    Retention retention(Place place) {
        Configuration.Retention all = loaded.values().retention();
        Configuration.Storage own = loaded.values().storages().get(place.name());
        RetentionPolicy policy = own == null
                ? new RetentionPolicy(all.daily(), all.weekly(), all.monthly())
                : new RetentionPolicy(
                        Objects.requireNonNullElse(own.daily(), all.daily()),
                        Objects.requireNonNullElse(own.weekly(), all.weekly()),
                        Objects.requireNonNullElse(own.monthly(), all.monthly()));
        return new Retention(catalog(), place, policy, clock.getZone());
    }

    /** Changes backups, which others may be restoring: under the lock of the stack, where there is a stack to lock. */
    <T> T lockedWherePossible(String operation, Supplier<T> work) {
        Stack known;
        try {
            known = stack();
        } catch (DrshException e) {
            if (e.outcome() != Outcome.REFUSED) {
                throw e;
            }
            return work.get();
        }
        return known.lockedWherePossible(operation, work);
    }

    /** What this host can open backups with. One command asks for a passphrase once, and the next one asks again. */
    synchronized Keys keys(Invocation invocation) {
        Keys known = keys;
        if (known == null || keysOf != invocation) {
            known = configuredKeys(invocation).keys();
            keys = known;
            keysOf = invocation;
        }
        return known;
    }

    /** The keys that are configured, and whoever gave the command to be asked for a passphrase. */
    ConfiguredKeys configuredKeys(Invocation invocation) {
        ConfiguredKeys configured = configuredKeys(invocation.answers(), invocation.reporter());
        warnOnce(configured.openFiles(), invocation.console());
        return configured;
    }

    /** The keys that are configured, and nobody to be asked. */
    ConfiguredKeys keysUnasked() {
        return configuredKeys(Answers.NONE, Reporter.SILENT);
    }

    private ConfiguredKeys configuredKeys(Answers answers, Reporter reporter) {
        return new ConfiguredKeys(loaded.values().encryption(), folder(), answers, clock, reporter);
    }

    private synchronized void warnOnce(List<Path> openFiles, Console console) {
        for (Path file : openFiles) {
            if (warned.add(file)) {
                console.say(Styled.warning(
                        "others can read " + file + ", which holds a secret. Next: 'chmod 600 " + file + "'"));
            }
        }
    }

    Undo undo() {
        return undo(Reporter.SILENT);
    }

    Undo undo(Reporter reporter) {
        return new Undo(stack(), clock, reporter);
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
