package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.drill.DrillEntry;
import drsh.drill.KnownDrill;
import drsh.shell.screen.Styled;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * What the banner says of drills.
 *
 * @param words when the last one was, and how it ended
 * @param wanted why another one is due, empty when it is not
 */
record DrillFacts(String words, String wanted) {

    /**
     * Of what is known.
     *
     * @param most how old the last one that counts may be
     */
    static DrillFacts of(List<DrillEntry> history, List<Backup> backups, Duration most, Clock clock) {
        List<KnownDrill> drills = KnownDrill.newestFirst(history, backups);
        if (drills.isEmpty()) {
            return new DrillFacts("none yet", "no backup was ever tried");
        }
        KnownDrill newest = drills.get(0);
        Optional<KnownDrill> counting =
                drills.stream().filter(KnownDrill::counts).findFirst();
        if (counting.isEmpty()) {
            return new DrillFacts(
                    "none that counts: SUSPECT backup " + ago(newest, clock), "the last one was of a suspect backup");
        }
        KnownDrill last = counting.get();
        if (!last.passed()) {
            return new DrillFacts("FAILED " + ago(last, clock), "the last one failed");
        }
        return new DrillFacts(
                "passed " + ago(last, clock)
                        + (newest.counts() ? "" : " (not counting a SUSPECT backup " + ago(newest, clock) + ")"),
                age(last, clock).compareTo(most) > 0 ? "the last one is older than " + Amounts.time(most) : "");
    }

    AttributedString line() {
        return wanted.isEmpty() ? Styled.good(words) : Styled.warning(words);
    }

    private static String ago(KnownDrill drill, Clock clock) {
        return Amounts.time(age(drill, clock)) + " ago";
    }

    private static Duration age(KnownDrill drill, Clock clock) {
        return Duration.between(drill.at(), clock.instant());
    }
}
