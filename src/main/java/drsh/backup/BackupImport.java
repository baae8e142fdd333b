package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ContentInput;
import drsh.artifact.Encryption;
import drsh.artifact.Keys;
import drsh.artifact.Layer;
import drsh.artifact.Sniffed;
import drsh.artifact.Sniffer;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.postgres.Archives;
import drsh.postgres.Content;
import drsh.postgres.Listing;
import drsh.stack.Stack;
import drsh.stack.Tools;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adopts a file that something else has made: reads it to its end, and puts a manifest beside it. The file is not
 * rewritten. Nobody has read facts in the moment it was made, so they are unknown.
 */
public final class BackupImport {

    private final Stack stack;
    private final Catalog catalog;
    private final Keys keys;
    private final Clock clock;
    private final Reporter reporter;

    /** Imports into the first storage of that catalog. */
    public BackupImport(Stack stack, Catalog catalog, Keys keys, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.catalog = catalog;
        this.keys = keys;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What became of a file.
     *
     * @param manifest what is known of it now
     * @param timeFrom what tells its time, as it follows "its time is "
     */
    public record Adopted(Manifest manifest, String timeFrom) {}

    /**
     * Imports a file of the first storage.
     *
     * @param name its name there
     * @param writes whether the manifest is written; else it is only said what it would be
     * @throws DrshException (verification failed) saying what is wrong with it, (refused) when it is a backup already
     */
    public Adopted adopt(String name, @Nullable String label, boolean writes) {
        refuseKnown(name);
        Storage storage = storage();
        return explained(name, () -> {
            Adopted adopted =
                    examined(name, storage.size(name), storage.modified(name), label, () -> storage.open(name));
            if (writes) {
                ManifestFile.write(storage, adopted.manifest(), false);
            }
            return adopted;
        });
    }

    /**
     * Imports a file from elsewhere: copies it into the first storage under its own name.
     *
     * @throws DrshException as above, and (refused) when there is no such file, or no room for it
     */
    public Adopted fetch(Path file, @Nullable String label, boolean writes) {
        ImportPreflight.requireFile(file);
        String name = String.valueOf(file.getFileName());
        return explained(name, () -> {
            ImportPreflight.requireRoom(file, name, storage());
            long size = Files.size(file);
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            if (!writes) {
                return examined(
                        name, size, modified, label, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
            }
            try (PendingFile copy = storage().create(name);
                    InputStream in = new ToldInput(
                            Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), "copy", size, reporter)) {
                in.transferTo(copy.out());
                copy.sync();
                Adopted adopted = examined(name, size, modified, label, copy::reopen);
                copy.commit();
                try {
                    ManifestFile.write(storage(), adopted.manifest(), false);
                } catch (IOException | RuntimeException e) {
                    copy.withdraw();
                    throw e;
                }
                return adopted;
            }
        });
    }

    private Adopted examined(String name, long size, Instant modified, @Nullable String label, Content stored)
            throws IOException {
        Sniffed sniffed;
        try (InputStream in = stored.open()) {
            sniffed = Sniffer.sniff(in, keys);
        }
        Method method = method(sniffed);
        reporter.say("it is " + sniffed.words() + "; reading it to its end");
        Artifact artifact;
        try (ContentInput content =
                ContentInput.survey(new ToldInput(stored.open(), "read", size, reporter), sniffed.layers(), keys)) {
            content.drain();
            artifact = content.found(name);
        }
        try (Tools tools = stack.tools()) {
            Listing listing = new ContentCheck(
                            tools.engine(),
                            tools.containerId(),
                            () -> stack.databaseService().below())
                    .readThrough(
                            method, () -> ContentInput.checked(stored.open(), artifact, keys), artifact.contentSize());
            requireContent(method, listing);
            String version = new Archives(tools.engine(), tools.containerId()).toolVersion();
            ImportTime time = ImportTime.of(name, listing, modified, clock.getZone());
            return new Adopted(
                    manifest(name, time.time(), label, method, artifact, sniffed.encryption(), listing, version),
                    time.from());
        }
    }

    private Manifest manifest(
            String name,
            OffsetDateTime time,
            @Nullable String label,
            Method method,
            Artifact artifact,
            Encryption encryption,
            Listing listing,
            String tools) {
        String database = listing.database();
        return new Manifest(
                Manifest.VERSION,
                FreeId.forFile(time, name, storage().names()),
                true,
                method,
                method.format(),
                time,
                clock.getZone().getId(),
                Duration.ZERO,
                new Source(
                        stack.name().value(),
                        database == null ? stack.database().value() : database,
                        listing.serverVersion(),
                        null),
                artifact,
                null,
                encryption,
                compression(artifact),
                tools,
                listing.entries(),
                null,
                null,
                new Notes(label, false, null, OffsetDateTime.now(clock), null));
    }

    private static String compression(Artifact artifact) {
        String around = artifact.layers().stream()
                .filter(layer -> layer != Layer.OPENPGP)
                .map(Layer::toString)
                .collect(Collectors.joining(", "));
        return around.isEmpty() ? "unknown" : around;
    }

    private static Method method(Sniffed sniffed) {
        return switch (sniffed.form()) {
            case CUSTOM -> Method.CUSTOM;
            case SQL -> Method.PLAIN;
            case TAR -> Method.VOLUME;
            case EMPTY, MANGLED, SEALED, UNKNOWN -> throw unverified("it is " + sniffed.words());
        };
    }

    /** A spoilt archive is read to its end without a complaint, and holds nothing. */
    private static void requireContent(Method method, Listing listing) {
        if (method != Method.VOLUME && listing.structure().tables() == 0) {
            throw unverified("it holds no table");
        }
    }

    private void refuseKnown(String name) {
        for (Backup backup : catalog.contents().backups()) {
            if (backup.at(Place.MAIN).stream()
                    .flatMap(copy -> copy.manifest().artifacts().stream())
                    .anyMatch(artifact -> artifact.file().equals(name))) {
                throw DrshException.refused(
                        "'" + name + "' belongs to backup " + backup.id(), "use it: 'backup show " + backup.id() + "'");
            }
        }
    }

    private Adopted explained(String name, BackupFiles.Reading<Adopted> work) {
        try {
            return work.read();
        } catch (DrshException e) {
            throw e.outcome() == Outcome.UNVERIFIED || e.outcome() == Outcome.REFUSED
                    ? new DrshException(e.outcome(), "'" + name + "' is not imported: " + e.what(), e.next(), e)
                    : e;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "'" + name + "' could not be imported into " + storage().where() + " (" + e.getMessage() + ")",
                    "look at the disk and its free space");
        }
    }

    private Storage storage() {
        return catalog.storage();
    }

    private static DrshException unverified(String how) {
        return new DrshException(Outcome.UNVERIFIED, how, "use another backup ('backup list')");
    }
}
