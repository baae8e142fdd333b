package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Method;
import drsh.backup.Notes;
import drsh.backup.Source;
import drsh.command.Amounts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What could be restored in the place of a backup: the others of the same database. Whoever is about to lose what was
 * written since has to know of one that would lose less, a doubtful one too.
 *
 * @param chosen the method of the chosen one
 * @param good how many others are known to hold what they should
 * @param newer the newest of all, if it is newer than the chosen one and is good
 * @param doubtful the newest of all, if it is newer and is not good
 */
record OtherBackups(Method chosen, int good, Optional<Backup> newer, Optional<Backup> doubtful) {

    /**
     * Beside a chosen one.
     *
     * @param newestFirst all that there are
     */
    static OtherBackups of(Backup chosen, List<Backup> newestFirst) {
        List<Backup> others = newestFirst.stream()
                .filter(backup -> !backup.id().equals(chosen.id()) && sameDatabase(backup, chosen))
                .toList();
        List<Backup> newer = others.stream()
                .filter(backup -> backup.time().isAfter(chosen.time()))
                .toList();
        return new OtherBackups(
                chosen.manifest().method(),
                (int) others.stream().filter(Backup::good).count(),
                newer.stream().filter(Backup::good).findFirst(),
                newer.stream().limit(1).filter(backup -> !backup.good()).findFirst());
    }

    private static boolean sameDatabase(Backup one, Backup other) {
        Source source = one.manifest().source();
        Source wanted = other.manifest().source();
        return source.stack().equals(wanted.stack()) && source.database().equals(wanted.database());
    }

    /** In a line. */
    String line(Clock clock) {
        String older = newer.isEmpty() && doubtful.isEmpty() && good > 0 ? good == 1 ? ", older" : ", all older" : "";
        return "other backups: " + (good == 0 ? "none that is good" : good == 1 ? "1 good one" : good + " good ones")
                + older
                + newerOnes(clock).map(words -> "; " + words).orElse("");
    }

    /** Those that are newer alone, in a line. */
    Optional<String> newerOnes(Clock clock) {
        String words = Stream.concat(
                        newer.stream()
                                .map(backup ->
                                        words(backup, clock) + " would lose less, if it is from before the incident"),
                        doubtful.stream().map(backup -> words(backup, clock) + " is newer, but " + doubt(backup)))
                .collect(Collectors.joining("; "));
        return Optional.of(words).filter(any -> !any.isEmpty());
    }

    private String words(Backup backup, Clock clock) {
        String method = backup.manifest().method() == chosen
                ? ""
                : ", method " + backup.manifest().method();
        return backup.id() + " (" + Amounts.time(backup.age(clock)) + " old" + method + ")";
    }

    private static String doubt(Backup backup) {
        Notes notes = backup.manifest().notes();
        if (!backup.present()) {
            return "its files are not all there";
        }
        if (notes.suspect() != null) {
            return "SUSPECT: " + notes.suspect();
        }
        if (notes.safety()) {
            return "made of what a restore in place was to replace";
        }
        return backup.verified() ? "nobody has counted its rows" : "NOT verified";
    }
}
