package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.backup.Place;
import drsh.command.Amounts;
import drsh.shell.screen.Styled;
import java.time.Clock;
import org.jline.utils.AttributedString;

/**
 * What the banner says of the backups.
 *
 * @param line the newest good one, or what there is instead
 * @param good whether there is one that {@code latest-verified} names
 * @param any whether a manifest vouches for any
 * @param foreign whether files lie there that may be backups
 * @param safety whether the newest is what a restore in place was about to replace
 */
record BackupFacts(AttributedString line, boolean good, boolean any, boolean foreign, boolean safety) {

    static BackupFacts of(Catalog catalog, Clock clock) {
        Catalog.Contents contents = catalog.contents();
        boolean any = !contents.backups().isEmpty();
        boolean foreign = !contents.foreign().isEmpty();
        boolean safety = any && contents.backups().get(0).manifest().notes().safety();
        return contents.backups().stream()
                .filter(Backup::good)
                .findFirst()
                .map(backup -> new BackupFacts(Styled.plain(words(backup, clock)), true, true, foreign, safety))
                .orElseGet(() -> new BackupFacts(Styled.bad(without(any, foreign)), false, any, foreign, safety));
    }

    private static String words(Backup backup, Clock clock) {
        String place = backup.copies().get(0).place().name();
        return Amounts.time(backup.age(clock)) + " old, "
                + Amounts.size(backup.size()) + ", verified: " + backup.id()
                + (place.equals(Place.MAIN) ? "" : " in storage " + place);
    }

    private static String without(boolean any, boolean foreign) {
        if (any) {
            return "none is verified";
        }
        return foreign ? "none; files that may be some" : "none";
    }
}
