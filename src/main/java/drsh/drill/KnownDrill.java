package drsh.drill;

import drsh.backup.Backup;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A drill that is noted somewhere: in the history of the stack, or in the manifest of its backup, which knows it on a new
 * host too.
 *
 * @param at when it ended
 * @param backup the id of the backup
 * @param passed whether what was restored was what was backed up
 * @param took how long it took
 * @param remark what was found
 * @param suspect why the backup may not hold what it should, or null
 */
public record KnownDrill(
        Instant at,
        String backup,
        boolean passed,
        Duration took,
        String remark,
        @Nullable String suspect) {

    /**
     * Whether it says something of the next recovery. That a suspect backup can be restored does not: what it holds may
     * be wrong, and no recovery takes it by itself. That one cannot be restored is bad news in any case.
     */
    public boolean counts() {
        return !passed || suspect == null;
    }

    /**
     * All that are noted, newest first; one that is noted twice is there twice. Whether a backup is suspect is asked of
     * its manifest while there is one, since {@code backup accept} may have cleared it after the drill.
     */
    public static List<KnownDrill> newestFirst(List<DrillEntry> history, List<Backup> backups) {
        return Stream.concat(
                        history.stream().map(entry -> of(entry, backups)),
                        backups.stream().flatMap(KnownDrill::of))
                .sorted(Comparator.comparing(KnownDrill::at).reversed())
                .toList();
    }

    /** The one of a line of the history. */
    public static KnownDrill of(DrillEntry entry, List<Backup> backups) {
        Optional<Backup> now = backups.stream()
                .filter(backup -> backup.id().value().equals(entry.backup()))
                .findFirst();
        return new KnownDrill(
                entry.at(),
                entry.backup(),
                entry.passed(),
                entry.took(),
                entry.remark(),
                now.isPresent() ? now.get().manifest().notes().suspect() : entry.suspect());
    }

    private static Stream<KnownDrill> of(Backup backup) {
        String suspect = backup.manifest().notes().suspect();
        return backup.copies().stream()
                .flatMap(copy -> Stream.ofNullable(copy.manifest().notes().drill()))
                .map(drill -> new KnownDrill(
                        drill.at().toInstant(),
                        backup.id().value(),
                        drill.passed(),
                        drill.took(),
                        drill.remark(),
                        suspect));
    }
}
