package drsh.backup;

import java.time.OffsetDateTime;
import java.util.List;

/** Finds an id that nothing in a storage has. */
final class FreeId {

    private FreeId() {}

    /**
     * The id for a time.
     *
     * @param names the names of the files that are there
     */
    static BackupId at(OffsetDateTime time, List<String> names) {
        BackupId first = BackupId.at(time.toLocalDateTime());
        BackupId id = first;
        for (int number = 2; taken(id, names); number++) {
            id = first.numbered(number);
        }
        return id;
    }

    /** As above for a file that is there already and may itself have the id's name. */
    static BackupId forFile(OffsetDateTime time, String file, List<String> names) {
        return at(time, names.stream().filter(name -> !name.equals(file)).toList());
    }

    private static boolean taken(BackupId id, List<String> names) {
        return names.stream().anyMatch(name -> name.startsWith(id.fileStem() + "."));
    }
}
