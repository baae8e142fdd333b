package drsh.report;

import drsh.command.Amounts;
import drsh.session.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The picture of where the time went: one lane for each step, time from left to right, the target as a line. */
final class Timeline {

    /** How far the axis is made longer to show a target that was not reached: this many times what was used. */
    private static final int FAR = 3;

    private static final double ROW = 18;
    private static final double THINNEST = 2.5;

    private final Report report;
    private final PictureSize size;
    private final Markup out;
    private final Times times;
    private final List<Segment> standstills;
    private final Instant end;
    private final @Nullable Instant deadline;
    private final TimeScale scale;

    private Timeline(Report report, PictureSize size, Markup out) {
        this.report = report;
        this.size = size;
        this.out = out;
        this.times = report.times();
        this.standstills = report.segments().stream()
                .filter(one -> one.kind().standstill())
                .toList();
        Duration rto = rto(report);
        Instant began = report.time().began();
        this.deadline = rto == null ? null : began.plus(rto);
        this.end = report.segments().stream()
                .map(Segment::to)
                .filter(to -> to.isAfter(report.time().ended()))
                .max(Instant::compareTo)
                .orElse(report.time().ended());
        Instant last = near() && deadline != null && deadline.isAfter(end) ? deadline : end;
        Instant to = last.isAfter(began) ? last : began.plusSeconds(1);
        this.scale = TimeScale.of(began, to, standstills, size.left(), size.right());
    }

    /** Draws it in a size. */
    static void draw(Report report, PictureSize size, Markup out) {
        new Timeline(report, size, out).draw();
    }

    private void draw() {
        LabelRows labels = labels();
        double lanes = PictureSize.AXIS + report.steps().size() * size.lane();
        double height = lanes + 14 + labels.rows() * ROW;
        String box = "0 0 " + Svg.number(size.width()) + " " + Svg.number(height);
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "timeline " + size.name(),
                "viewBox",
                box,
                "role",
                "img");
        out.element(
                "title",
                "Timeline of " + report.session() + ": " + report.verdict().headline());
        stripes();
        List<TimeTicks.Tick> ticks = TimeTicks.of(scale);
        ticks.forEach(tick -> line("tick", tick.x(), PictureSize.AXIS - 6, lanes));
        standstills.forEach(one -> band(one, lanes));
        target(lanes);
        axis(ticks);
        for (int at = 0; at < report.steps().size(); at++) {
            lane(report.steps().get(at), PictureSize.AXIS + at * size.lane());
        }
        places(labels, lanes);
        out.closeLine();
    }

    private void stripes() {
        for (int at = 0; at < report.steps().size(); at += 2) {
            rect("stripe", 0, PictureSize.AXIS + at * size.lane(), size.width(), size.lane());
        }
    }

    private void axis(List<TimeTicks.Tick> ticks) {
        for (TimeTicks.Tick tick : ticks) {
            double half = Svg.width(tick.label(), PictureSize.SMALL) / 2;
            if (tick.x() >= half && tick.x() <= size.width() - half) {
                text("small halo", "middle", tick.x(), PictureSize.AXIS - 10, tick.label());
                text("small halo", "middle", tick.x(), PictureSize.AXIS - 25, tick.day());
            }
        }
        out.empty(
                "path",
                "class",
                "axis",
                "d",
                "M" + Svg.number(size.left()) + " " + Svg.number(PictureSize.AXIS) + " H" + Svg.number(size.right()));
    }

    private void band(Segment one, double bottom) {
        double from = scale.x(one.from());
        double width = Math.max(THINNEST, scale.x(one.to()) - from);
        out.open("g");
        out.element("title", one.kind().word() + " " + Amounts.time(one.length()));
        rect("seg " + one.kind().style(), from, PictureSize.AXIS, width, bottom - PictureSize.AXIS);
        out.close();
    }

    private void lane(StepReport step, double top) {
        Mark.draw(out, step.status(), size.beside() ? 6 : 8, top + 8);
        double x = size.beside() ? 30 : 32;
        String name = (step.number() == 0 ? "" : step.number() + ". ") + step.name();
        String spent = status(step);
        if (size.beside()) {
            text("name", "start", x, top + 18, Svg.cut(name, PictureSize.TEXT, size.labels()));
            text("small", "start", x, top + 34, Svg.cut(spent, PictureSize.SMALL, size.labels()));
        } else {
            double width = Svg.width(spent, PictureSize.SMALL);
            text(
                    "name halo",
                    "start",
                    x,
                    top + 21,
                    Svg.cut(name, PictureSize.TEXT, Math.max(60, size.labels() - width - 12)));
            text(
                    "small halo",
                    "end",
                    size.right() - 5,
                    top + 21,
                    Svg.cut(spent, PictureSize.SMALL, size.labels() - 72));
        }
        report.segments().stream()
                .filter(one -> one.step().equals(step.id()))
                .forEach(one -> bar(one, top + size.bar()));
    }

    private static String status(StepReport step) {
        String word = step.status().word();
        Duration spent = step.working();
        return spent.isZero() ? word : word + ", " + Amounts.time(spent);
    }

    private void bar(Segment one, double top) {
        double from = scale.x(one.from());
        double width = Math.max(THINNEST, scale.x(one.to()) - from);
        double x = Math.min(from, size.right() - width);
        out.open("g");
        out.element(
                "title",
                one.kind().word() + " " + Amounts.time(one.length()) + ", " + times.utc(one.from()) + " to "
                        + times.utc(one.to()) + " UTC");
        boolean waiting = one.kind() == SegmentKind.WAITING;
        double inset = waiting ? 5 : 0;
        rect("seg " + one.kind().style(), x, top + inset, width, PictureSize.BAR - 2 * inset);
        out.close();
    }

    private void target(double bottom) {
        if (deadline == null) {
            return;
        }
        boolean missed = deadline.isBefore(end);
        boolean shown = missed || near();
        double x = shown ? scale.x(deadline) : size.right();
        if (missed) {
            rect("over", x, PictureSize.AXIS, Math.max(THINNEST, scale.x(end) - x), bottom - PictureSize.AXIS);
        }
        String style = missed ? "target missed" : "target";
        if (shown) {
            line(style, x, 20, bottom);
        }
        flag(style, x, missed, shown);
    }

    /** The flag says in words what the line shows, and stands where there is room for it. */
    private void flag(String style, double x, boolean missed, boolean shown) {
        Duration rto = rto(report);
        if (rto == null || deadline == null) {
            return;
        }
        String target = "RTO " + Amounts.time(rto);
        String label = missed
                ? target + " missed by " + Amounts.time(Duration.between(deadline, end))
                : shown ? target + ", until " + times.utc(deadline) : target + ": until " + times.utc(deadline) + " →";
        // Bold letters are wider.
        double width = 1.13 * Svg.width(label, PictureSize.SMALL) + (missed ? 34 : 16);
        double left = Math.max(0, Math.min(size.width() - width - 1, x - width / 2));
        rect(style + " flag", left, 1, width, 20);
        if (missed) {
            out.empty("path", "class", "breach", "d", "M" + Svg.number(left + 15) + " 4.5 l7.5 13 h-15 z");
            out.empty("path", "class", "breach-sign", "d", "M" + Svg.number(left + 15) + " 9 v4 m0 2 v0.6");
        }
        text("flag-text" + (missed ? " missed" : ""), "start", left + (missed ? 27 : 8), 15.5, label);
    }

    private LabelRows labels() {
        LabelRows labels = new LabelRows(size.beside() ? 4 : 2, size.width() - 2, PictureSize.SMALL);
        for (Segment one : standstills) {
            boolean before = one.kind() == SegmentKind.BEFORE;
            String length = Amounts.time(one.length());
            String what = before
                    ? "incident " + times.utc(one.from()) + ", " + length + " before"
                    : one.kind().word() + " " + length;
            String how = scale.squeezes(one) ? ", drawn shorter" : "";
            double point = before ? scale.x(one.from()) : (scale.x(one.from()) + scale.x(one.to())) / 2;
            labels.add(what + how, point);
        }
        labels.add(
                report.verdict().state().word() + " " + times.utc(report.time().ended()),
                scale.x(report.time().ended()));
        return labels;
    }

    private void places(LabelRows labels, double bottom) {
        line(
                "end " + report.verdict().state().name().toLowerCase(Locale.ROOT),
                scale.x(report.time().ended()),
                PictureSize.AXIS,
                bottom + 4);
        labels.places().forEach(place -> line("lead", place.point(), bottom, bottom + 6 + place.row() * ROW));
        labels.places()
                .forEach(place ->
                        text("small halo", "start", place.left(), bottom + 16 + place.row() * ROW, place.text()));
    }

    /** Whether the target can be drawn where it is without squeezing everything else. */
    private boolean near() {
        if (deadline == null) {
            return false;
        }
        Duration used = Duration.between(report.time().began(), end);
        return Duration.between(report.time().began(), deadline).compareTo(used.multipliedBy(FAR)) <= 0;
    }

    private static @Nullable Duration rto(Report report) {
        return report.objectives().stream()
                .filter(one -> one.objective() == Objective.RTO)
                .findFirst()
                .map(Attainment::target)
                .orElse(null);
    }

    private void rect(String style, double x, double y, double width, double height) {
        out.empty(
                "rect",
                "class",
                style,
                "x",
                Svg.number(x),
                "y",
                Svg.number(y),
                "width",
                Svg.number(width),
                "height",
                Svg.number(height));
    }

    private void line(String style, double x, double top, double bottom) {
        out.empty("path", "class", style, "d", "M" + Svg.number(x) + " " + Svg.number(top) + " V" + Svg.number(bottom));
    }

    private void text(String style, String anchor, double x, double y, String text) {
        if (text.isEmpty()) {
            return;
        }
        out.element("text", text, "class", style, "text-anchor", anchor, "x", Svg.number(x), "y", Svg.number(y));
    }
}
