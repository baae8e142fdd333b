package drsh.backup;

import drsh.artifact.Encryption;
import drsh.artifact.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which backups get a section of their own: of each kind the newest that can be relied on, since the lines for all others
 * of the kind differ only in the names.
 */
final class CardChoice {

    /** What makes the lines differ. */
    private record Kind(
            String stack,
            String database,
            Method method,
            List<Layer> layers,
            Encryption.Kind encryption,
            boolean imported) {

        static Kind of(Manifest m) {
            return new Kind(
                    m.source().stack(),
                    m.source().database(),
                    m.method(),
                    m.data().layers(),
                    m.encryption().kind(),
                    m.imported());
        }
    }

    private CardChoice() {}

    /**
     * The best of each kind, the most reliable kinds first, then the newest.
     *
     * @param copies newest first
     */
    static List<Backup.Copy> best(List<Backup.Copy> copies) {
        Map<Kind, Backup.Copy> best = new LinkedHashMap<>();
        for (Backup.Copy copy : copies) {
            if (copy.present()) {
                best.merge(Kind.of(copy.manifest()), copy, (newer, older) -> rank(older) < rank(newer) ? older : newer);
            }
        }
        List<Backup.Copy> sorted = new ArrayList<>(best.values());
        // A stable sort: what is equally good stays newest first.
        sorted.sort(Comparator.comparingInt(CardChoice::rank)
                .thenComparing(copy -> copy.manifest().time().toInstant(), Comparator.reverseOrder()));
        return sorted;
    }

    /** An imported backup has no facts and is not known to be good until a drill passed; verified is all it can be. */
    private static int rank(Backup.Copy copy) {
        if (copy.good()) {
            return 0;
        }
        boolean suspect = copy.manifest().notes().suspect() != null;
        return copy.verified() && !suspect ? 1 : suspect ? 3 : 2;
    }
}
