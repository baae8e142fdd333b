package drsh.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a time stands in the picture. Time runs evenly, except where the session stood still for long: such a stretch is
 * drawn shorter than it was, or the minutes that matter would be a line.
 */
final class TimeScale {

    /** A stretch of even time. */
    record Stretch(Instant from, Instant to, double left, double right, boolean squeezed) {

        double x(Instant at) {
            double length = seconds(from, to);
            return length == 0 ? left : left + (right - left) * seconds(from, at) / length;
        }
    }

    /** How much of the picture a squeezed stretch takes. */
    private static final double SQUEEZED = 0.09;

    /** A standstill that is longer than this part of the rest is squeezed. */
    private static final double LONG = 0.25;

    private final List<Stretch> stretches;

    private TimeScale(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /** From one time to another, with what stands still in between. */
    static TimeScale of(Instant from, Instant to, List<Segment> standstills, double left, double right) {
        List<Segment> squeezed = squeezed(from, to, standstills);
        double hidden = squeezed.stream()
                .mapToDouble(one -> seconds(one.from(), one.to()))
                .sum();
        double width = right - left;
        double small = Math.min(SQUEEZED, 0.5 / Math.max(1, squeezed.size())) * width;
        double even = (width - small * squeezed.size()) / (seconds(from, to) - hidden);
        List<Stretch> stretches = new ArrayList<>();
        Instant at = from;
        double x = left;
        for (Segment one : squeezed) {
            double next = x + seconds(at, one.from()) * even;
            stretches.add(new Stretch(at, one.from(), x, next, false));
            stretches.add(new Stretch(one.from(), one.to(), next, next + small, true));
            at = one.to();
            x = next + small;
        }
        stretches.add(new Stretch(at, to, x, right, false));
        return new TimeScale(stretches);
    }

    /** The place of a time; what lies outside stands at the edge. */
    double x(Instant at) {
        Stretch first = stretches.get(0);
        if (at.isBefore(first.from())) {
            return first.left();
        }
        for (Stretch stretch : stretches) {
            if (!at.isAfter(stretch.to())) {
                return stretch.x(at);
            }
        }
        return stretches.get(stretches.size() - 1).right();
    }

    /** Whether a stretch of time is drawn shorter than it was. */
    boolean squeezes(Segment segment) {
        return stretches.stream()
                .anyMatch(one -> one.squeezed()
                        && one.from().equals(segment.from())
                        && one.to().equals(segment.to()));
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** How many seconds one unit of the picture stands for where time runs evenly. */
    double secondsPerUnit() {
        double seconds = 0;
        double width = 0;
        for (Stretch stretch : stretches) {
            if (!stretch.squeezed()) {
                seconds += seconds(stretch.from(), stretch.to());
                width += stretch.right() - stretch.left();
            }
        }
        return width == 0 ? 1 : seconds / width;
    }

    /** The standstills that are too long to be drawn as they were; at least a second of the rest must be left. */
    private static List<Segment> squeezed(Instant from, Instant to, List<Segment> standstills) {
        List<Segment> inside = standstills.stream()
                .filter(one -> !one.from().isBefore(from) && !one.to().isAfter(to))
                .sorted(Comparator.comparing(Segment::from))
                .toList();
        double still = inside.stream()
                .mapToDouble(one -> seconds(one.from(), one.to()))
                .sum();
        double rest = seconds(from, to) - still;
        if (rest < 1) {
            return List.of();
        }
        List<Segment> chosen = new ArrayList<>();
        Instant last = from;
        for (Segment one : inside) {
            if (seconds(one.from(), one.to()) > LONG * rest && !one.from().isBefore(last)) {
                chosen.add(one);
                last = one.to();
            }
        }
        return chosen;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
