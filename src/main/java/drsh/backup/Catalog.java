package drsh.backup;

import drsh.command.DrshException;
import drsh.storage.Storage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All backups of a storage, and what else lies there.
 */
public final class Catalog {

    static final String MANIFEST_SUFFIX = ".json";

    private static final List<String> FOREIGN =
            List.of(".dump", ".dump.gz", ".sql", ".sql.gz", ".gpg", ".tar.gz", ".tgz");

    private final Storage storage;

    /** Of that storage. */
    public Catalog(Storage storage) {
        this.storage = storage;
    }

    /**
     * What a storage holds.
     *
     * @param backups newest first
     * @param foreign names of files that look like backups and that no manifest vouches for
     * @param broken names of manifests that cannot be read
     */
    public record Contents(List<Backup> backups, List<String> foreign, List<String> broken) {}

    /** Where the backups are. */
    public Storage storage() {
        return storage;
    }

    /** Looks at the storage anew. */
    public Contents contents() {
        List<String> names = storage.names();
        List<Backup> backups = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("backup_") && name.endsWith(MANIFEST_SUFFIX)) {
                try {
                    Manifest manifest = ManifestJson.read(name, storage.open(name));
                    backups.add(new Backup(manifest, present(manifest.data()) && present(manifest.globals())));
                } catch (DrshException e) {
                    broken.add(name);
                }
            }
        }
        backups.sort(
                Comparator.comparing(Backup::time).thenComparing(Backup::id).reversed());
        return new Contents(List.copyOf(backups), foreign(names, backups), List.copyOf(broken));
    }

    /**
     * The backup that a reference names: an id, a unique beginning of one, {@code latest} or {@code latest-verified}.
     *
     * @throws DrshException (refused) when there is none, (usage) when it names more than one
     */
    public Backup find(String reference) {
        List<Backup> backups = contents().backups();
        if (backups.isEmpty()) {
            throw DrshException.refused(
                    "There is no backup in " + storage.where(),
                    "make one with 'backup create', or name the right directory");
        }
        List<Backup> found =
                switch (reference) {
                    case "latest" -> backups.subList(0, 1);
                    case "latest-verified" ->
                        backups.stream().filter(Backup::verified).limit(1).toList();
                    default -> matching(backups, reference);
                };
        if (found.isEmpty()) {
            throw DrshException.refused(
                    "No backup in " + storage.where() + " is '" + reference + "'", "see 'backup list' for the ids");
        }
        if (found.size() > 1) {
            throw DrshException.usage(
                    "'" + reference + "' names " + found.size() + " backups, such as "
                            + found.get(0).id() + " and " + found.get(1).id(),
                    "type more of the id");
        }
        return found.get(0);
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

    private boolean present(Manifest.Artifact artifact) {
        try {
            return storage.size(artifact.file()) == artifact.size();
        } catch (DrshException e) {
            return false;
        }
    }

    private static List<String> foreign(List<String> names, List<Backup> backups) {
        Set<String> own = backups.stream()
                .flatMap(
                        backup -> List.of(
                                backup.manifest().data().file(),
                                backup.manifest().globals().file())
                                .stream())
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !own.contains(name) && FOREIGN.stream().anyMatch(name::endsWith))
                .toList();
    }
}
