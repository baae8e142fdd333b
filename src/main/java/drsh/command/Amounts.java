package drsh.command;

import java.time.Duration;
import java.util.Locale;

/** How sizes and times are written for people: binary units, the two largest units of time. */
public final class Amounts {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** A size in bytes, as {@code 512 B} or {@code 1.2 GiB}. */
    public static String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        // 1023.95 would be written as 1024.0: it belongs to the next unit.
        while (Math.abs(amount) >= 1023.95 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** A duration, as {@code 0.4 s}, {@code 12 s}, {@code 3 m 20 s}, {@code 1 h 12 m} or {@code 3 d 4 h}. */
    public static String time(Duration duration) {
        if (duration.isNegative()) {
            return "-" + time(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return tenths(duration.toMillis());
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() == 0) {
            return two(duration.toMinutes(), "m", duration.toSecondsPart(), "s");
        }
        return duration.toDays() == 0
                ? two(duration.toHours(), "h", duration.toMinutesPart(), "m")
                : two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String tenths(long millis) {
        long tenths = millis / 100;
        return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
