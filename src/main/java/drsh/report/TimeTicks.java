package drsh.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ticks of a time axis: at round times in UTC, and never so near to each other that their labels touch. */
final class TimeTicks {

    /** A tick, with the day where another one begins and the label does not say it. */
    record Tick(Instant at, double x, String label, String day) {}

    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
    };
    private static final double APART = 58;
    private static final double FINE_APART = 76;
    private static final int DAY = 86400;
    private static final int MINUTE = 60;

    private TimeTicks() {}

    /** The ticks of a scale. */
    static List<Tick> of(TimeScale scale) {
        boolean fine = step(scale.secondsPerUnit() * APART) < MINUTE;
        double apart = fine ? FINE_APART : APART;
        long step = step(scale.secondsPerUnit() * apart);
        DateTimeFormatter form = form(step);
        List<Tick> ticks = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        String day = step >= DAY ? "" : day(scale.stretches().get(0).from());
        for (TimeScale.Stretch stretch : scale.stretches()) {
            if (stretch.squeezed()) {
                continue;
            }
            long first = Math.floorDiv(stretch.from().getEpochSecond() + step - 1, step) * step;
            for (long second = first; second <= stretch.to().getEpochSecond(); second += step) {
                Instant at = Instant.ofEpochSecond(second);
                double x = stretch.x(at);
                if (!at.isBefore(stretch.from()) && x - last >= apart) {
                    String now = step >= DAY ? "" : day(at);
                    ticks.add(new Tick(at, x, form.format(at.atZone(ZoneOffset.UTC)), now.equals(day) ? "" : now));
                    day = now;
                    last = x;
                }
            }
        }
        return ticks;
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static long step(double seconds) {
        for (long step : STEPS) {
            if (step >= seconds) {
                return step;
            }
        }
        return (long) Math.ceil(seconds / DAY) * DAY;
    }

    private static DateTimeFormatter form(long step) {
        String pattern = step >= DAY ? "MM-dd" : step >= MINUTE ? "HH:mm" : "HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
