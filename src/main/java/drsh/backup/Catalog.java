package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.Sniffer;
import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All backups of all storages, and what else lies there. */
public final class Catalog {

    static final String MANIFEST_SUFFIX = ".json";

    /** Endings of names that look like backups: of the guide's commands, and of ours. */
    private static final List<String> ENDINGS = List.of(
            ".dump",
            ".sql",
            ".tar",
            ".tgz",
            ".dump.gz",
            ".sql.gz",
            ".tar.gz",
            ".dump.zst",
            ".sql.zst",
            ".tar.zst",
            ".gpg",
            ".pgp",
            ".asc");

    private final List<Place> places;

    /** Of one storage. */
    public Catalog(Storage storage) {
        this(List.of(new Place(Place.MAIN, storage)));
    }

    /** Of several; the first is where new backups go. */
    public Catalog(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /**
     * What the storages hold.
     *
     * @param backups newest first
     * @param foreign files of the first storage that look like backups and that no manifest vouches for
     * @param broken manifests that cannot be read or have another's name
     * @param away storages that are not there, or cannot be read
     */
    public record Contents(List<Backup> backups, List<Foreign> foreign, List<Broken> broken, List<String> away) {}

    /** Where new backups go. */
    public Storage storage() {
        return places.get(0).storage();
    }

    /** All storages, the first one being where new backups go. */
    public List<Place> places() {
        return places;
    }

    /**
     * The storage of that name.
     *
     * @throws DrshException (usage) when there is none
     */
    public Place place(String name) {
        return places.stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DrshException.usage(
                        "There is no storage '" + name + "'",
                        "name one of " + places.stream().map(Place::name).collect(Collectors.joining(", "))
                                + ", or add it to drsh.yml (storages." + name + ".directory)"));
    }

    /**
     * One of the storages alone.
     *
     * @throws DrshException (usage) when there is none of that name
     */
    public Catalog only(String name) {
        return new Catalog(List.of(place(name)));
    }

    /** Looks at the storages anew. */
    public Contents contents() {
        Map<BackupId, List<Backup.Copy>> copies = new LinkedHashMap<>();
        List<Broken> broken = new ArrayList<>();
        List<String> away = new ArrayList<>();
        List<Foreign> foreign = List.of();
        for (Place place : places) {
            boolean first = place.name().equals(places.get(0).name());
            try {
                List<String> names = place.storage().names();
                if (!place.name().equals(Place.MAIN) && !place.storage().there()) {
                    away.add(place.name() + " (" + place.storage().where() + ")");
                }
                Scan scan = scan(place, names);
                scan.copies()
                        .forEach(copy -> copies.computeIfAbsent(copy.manifest().id(), id -> new ArrayList<>())
                                .add(copy));
                scan.broken()
                        .forEach(each ->
                                broken.add(first ? each : new Broken(place.name() + ": " + each.file(), each.what())));
                foreign = first ? foreign(place.storage(), names, scan.copies()) : foreign;
            } catch (DrshException e) {
                if (first) {
                    throw e;
                }
                away.add(place.name() + " (" + place.storage().where() + ")");
            }
        }
        return new Contents(sorted(copies), foreign, List.copyOf(broken), List.copyOf(away));
    }

    private record Scan(List<Backup.Copy> copies, List<Broken> broken) {}

    private static Scan scan(Place place, List<String> names) {
        List<Backup.Copy> copies = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("backup_") && name.endsWith(MANIFEST_SUFFIX)) {
                try (InputStream json = place.storage().open(name)) {
                    Manifest manifest = ManifestJson.read(name, json);
                    if (name.equals(ManifestFile.name(manifest))) {
                        copies.add(new Backup.Copy(place, manifest, present(place.storage(), manifest, names)));
                    } else {
                        // A copy of a manifest under another name: what it says of the backup may be out of date.
                        broken.add(new Broken(
                                name,
                                "The manifest '" + name + "' is that of backup " + manifest.id()
                                        + " under another name, and is passed over: it belongs in '"
                                        + ManifestFile.name(manifest) + "'"));
                    }
                } catch (DrshException e) {
                    broken.add(new Broken(name, e.what()));
                } catch (IOException e) {
                    broken.add(new Broken(name, "The manifest '" + name + "' cannot be read"));
                }
            }
        }
        return new Scan(copies, broken);
    }

    /** A copy whose files are there is read before one whose files are not. */
    private static List<Backup> sorted(Map<BackupId, List<Backup.Copy>> copies) {
        return copies.values().stream()
                .map(list -> {
                    List<Backup.Copy> best = list.stream()
                            .sorted((one, other) -> Boolean.compare(other.present(), one.present()))
                            .toList();
                    return new Backup(best.get(0).manifest(), best);
                })
                .sorted(Backup::newestFirst)
                .toList();
    }

    private static boolean present(Storage storage, Manifest manifest, List<String> names) {
        for (Artifact artifact : manifest.artifacts()) {
            try {
                if (!names.contains(artifact.file()) || storage.size(artifact.file()) != artifact.size()) {
                    return false;
                }
            } catch (DrshException e) {
                return false;
            }
        }
        return true;
    }

    private static List<Foreign> foreign(Storage storage, List<String> names, List<Backup.Copy> copies) {
        Set<String> own = copies.stream()
                .flatMap(copy -> copy.manifest().artifacts().stream())
                .map(Artifact::file)
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !own.contains(name) && ENDINGS.stream().anyMatch(name::endsWith))
                .map(name -> foreign(storage, name))
                .toList();
    }

    private static Foreign foreign(Storage storage, String name) {
        long size = 0;
        try (InputStream file = storage.open(name)) {
            size = storage.size(name);
            return new Foreign(name, size, Sniffer.sniff(file, null));
        } catch (DrshException | IOException e) {
            return new Foreign(name, size, null);
        }
    }

    /**
     * The backup that a reference names: an id, a unique beginning of one, {@code latest}, {@code latest-verified} or
     * {@code @safety}. What a restore in place was made to replace is only the last of these: it may be what went wrong.
     *
     * @throws DrshException (refused) when there is none, (usage) when it names more than one
     */
    public Backup find(String reference) {
        Contents contents = contents();
        List<Backup> backups = contents.backups();
        if (backups.isEmpty()) {
            throw DrshException.refused("There is no backup in " + storage().where(), instead(contents));
        }
        List<Backup> found =
                switch (reference) {
                    case "latest" ->
                        first(backups, backup -> !backup.manifest().notes().safety());
                    case "latest-verified" -> first(backups, Backup::good);
                    case Notes.SAFETY ->
                        first(backups, backup -> backup.manifest().notes().safety());
                    default -> matching(backups, reference);
                };
        if (found.isEmpty()) {
            throw none(reference, contents);
        }
        if (found.size() > 1) {
            throw DrshException.usage(
                    "'" + reference + "' names " + found.size() + " backups, such as "
                            + found.get(0).id() + " and " + found.get(1).id(),
                    "type more of the id");
        }
        return found.get(0);
    }

    private static List<Backup> first(List<Backup> backups, Predicate<Backup> wanted) {
        return backups.stream().filter(wanted).limit(1).toList();
    }

    private static String instead(Contents contents) {
        return contents.foreign().isEmpty()
                ? "make one with 'backup create', or name the right directory"
                : "adopt one of the " + contents.foreign().size() + " foreign files there with 'backup import'";
    }

    private DrshException none(String reference, Contents contents) {
        if (reference.equals("latest-verified")) {
            return DrshException.refused(
                    "No backup in " + storage().where() + " is known to hold what it should, so none is"
                            + " 'latest-verified'",
                    "choose one by its id ('backup list'); a drill finds out what an imported one holds");
        }
        boolean file =
                contents.foreign().stream().anyMatch(foreign -> foreign.file().equals(reference));
        return DrshException.refused(
                "No backup in " + storage().where() + " is '" + reference + "'",
                file
                        ? "adopt that file first: 'backup import " + reference + "'"
                        : near(reference, contents)
                                .map(id -> "did you mean " + id + "? 'backup list' shows all")
                                .orElse("see 'backup list' for the ids"));
    }

    private static Optional<String> near(String reference, Contents contents) {
        Stream<String> ids =
                contents.backups().stream().map(backup -> backup.id().value());
        return Nearest.to(
                reference,
                Stream.concat(ids, Stream.of("latest", "latest-verified")).toList());
    }

    private static List<Backup> matching(List<Backup> backups, String reference) {
        List<Backup> exact = backups.stream()
                .filter(backup -> backup.id().value().equals(reference))
                .toList();
        return exact.isEmpty()
                ? backups.stream()
                        .filter(backup ->
                                !reference.isEmpty() && backup.id().value().startsWith(reference))
                        .toList()
                : exact;
    }

    /** The newest backup of a database that is known to hold what it should, if there is one. */
    @Nullable
    Backup newestGood(String stack, String database) {
        return contents().backups().stream()
                .filter(backup -> backup.good()
                        && backup.manifest().source().stack().equals(stack)
                        && backup.manifest().source().database().equals(database))
                .findFirst()
                .orElse(null);
    }
}
