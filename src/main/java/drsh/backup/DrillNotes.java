package drsh.backup;

import drsh.command.DrshException;
import drsh.postgres.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the manifests of a backup how its drill went, and what a drill found out of one that nobody knew. The
 * manifests are read anew for that: a drill takes its time, and somebody may have pinned the backup meanwhile.
 */
public final class DrillNotes {

    private final Catalog catalog;
    private final Suspicion suspicion;

    /** For the backups of that catalog. */
    public DrillNotes(Catalog catalog, Suspicion suspicion) {
        this.catalog = catalog;
        this.suspicion = suspicion;
    }

    /**
     * What was written.
     *
     * @param learned whether the facts are known now and were not before
     * @param suspect why the backup may not hold what it should, if that was found out now
     * @param unwritten the places whose manifest could not be changed
     */
    public record Written(boolean learned, @Nullable String suspect, List<String> unwritten) {}

    /**
     * Writes it at every place that has the same content. Whoever counts the rows of an adopted backup also sees whether
     * they are too few: it is as suspect then as one that drsh made.
     *
     * @param drilled the backup, as it was when the drill began
     * @param found what it holds, if the drill passed
     */
    public Written write(Backup drilled, Notes.Drill drill, @Nullable Facts found) {
        List<Backup> all = catalog.contents().backups();
        Optional<Backup> now =
                all.stream().filter(backup -> backup.id().equals(drilled.id())).findFirst();
        @Nullable Facts learned = drilled.manifest().facts() == null ? found : null;
        String suspect = learned == null
                ? null
                : suspicion.of(learned, drilled.manifest().source().databaseSize(), before(drilled, all));
        List<String> unwritten = new ArrayList<>();
        for (Backup.Copy copy : now.map(Backup::copies).orElse(List.of())) {
            if (copy.present() && sameContent(copy.manifest(), drilled.manifest())) {
                try {
                    write(copy, drill, learned, suspect);
                } catch (IOException | DrshException e) {
                    unwritten.add(
                            copy.place().name() + " (" + copy.place().storage().where() + ")");
                }
            }
        }
        return new Written(learned != null, suspect, unwritten);
    }

    private static void write(Backup.Copy copy, Notes.Drill drill, @Nullable Facts learned, @Nullable String suspect)
            throws IOException {
        Notes notes = copy.manifest().notes().drilled(drill);
        Manifest changed = copy.manifest()
                .knowing(learned)
                .with(suspect == null || notes.suspect() != null ? notes : notes.suspect(suspect));
        ManifestFile.write(copy.place().storage(), changed, true);
    }

    private static boolean sameContent(Manifest copy, Manifest drilled) {
        return copy.data().contentSha256().equals(drilled.data().contentSha256());
    }

    /** An adopted one may be years old: it is not small beside those that came after it. */
    private static @Nullable Manifest before(Backup drilled, List<Backup> newestFirst) {
        return newestFirst.stream()
                .filter(backup -> backup.good()
                        && backup.time().isBefore(drilled.time())
                        && backup.manifest()
                                .source()
                                .database()
                                .equals(drilled.manifest().source().database()))
                .map(Backup::manifest)
                .findFirst()
                .orElse(null);
    }
}
