package drsh.shell.screen;

import drsh.command.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/**
 * How far a piece of work is, in a line that fits: what can be spared is left out, nothing is cut off.
 *
 * @param work what is done
 * @param bytes moved so far
 * @param expected the total, or -1 when it is not known
 * @param about whether that is only the total of an earlier run
 * @param elapsed since the work began
 * @param still for how long no byte has come
 */
record ProgressText(String work, long bytes, long expected, boolean about, Duration elapsed, Duration still) {

    /** A rate over less than half a second says nothing. */
    private static final long SAYS_NOTHING_MILLIS = 500;

    /** So long a pause may be the disk's, or the database's own work. */
    private static final Duration STALLED = Duration.ofSeconds(10);

    /** A guess from so little of the whole is worse than none. */
    private static final double WORTH_A_GUESS = 0.02;

    /** The longest form that has not more columns. */
    String within(int columns) {
        String moved = work + ": " + Amounts.size(bytes);
        boolean beyond = about && bytes > expected;
        String all = expected < 0 || beyond ? moved : moved + " of " + (about ? "about " : "") + Amounts.size(expected);
        List<String> forms = new ArrayList<>();
        forms.add(joined(all, pace(), Amounts.time(elapsed), left()));
        forms.add(joined(all, pace(), left()));
        forms.add(joined(all, left()));
        forms.add(joined(moved, left().isEmpty() ? pace() : left()));
        forms.add(moved);
        return forms.stream()
                .filter(form -> new AttributedString(form).columnLength() <= columns)
                .findFirst()
                .orElse(moved);
    }

    private static String joined(String... parts) {
        return String.join(
                ", ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }

    private boolean stalled() {
        return still.compareTo(STALLED) >= 0;
    }

    private String pace() {
        if (stalled()) {
            return "no bytes for " + Amounts.time(still);
        }
        return elapsed.toMillis() < SAYS_NOTHING_MILLIS
                ? ""
                : Amounts.size(Math.round(bytes * 1000.0 / elapsed.toMillis())) + "/s";
    }

    private String left() {
        double part = expected <= 0 ? 0 : (double) bytes / expected;
        if (stalled() || elapsed.toSeconds() < 1 || part < WORTH_A_GUESS || part >= 1) {
            return "";
        }
        return "about " + Amounts.time(Duration.ofSeconds(Math.round(elapsed.toMillis() / 1000.0 * (1 - part) / part)))
                + " left";
    }
}
