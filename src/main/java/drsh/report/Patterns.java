package drsh.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the kinds of time look like: a colour and a pattern each, so that they differ in print and to every eye. */
final class Patterns {

    private Patterns() {}

    /** The patterns, once for all pictures of a page. */
    static void define(Markup out) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "defs",
                "width",
                "0",
                "height",
                "0",
                "aria-hidden",
                "true");
        out.open("defs");
        pattern(out, SegmentKind.WAITING, 6, "M-1 1 l2 -2 M0 6 l6 -6 M5 7 l2 -2");
        pattern(out, SegmentKind.FAILED, 7, "M0 0 l7 7 M7 0 l-7 7");
        pattern(out, SegmentKind.UNDO, 5, "M2.5 0 V5");
        pattern(out, SegmentKind.DRY_RUN, 5, "M1.5 2.5 h2");
        pattern(out, SegmentKind.PAUSED, 12, "M-3 3 l6 -6 M0 12 l12 -12 M9 15 l6 -6");
        pattern(out, SegmentKind.BROKEN_OFF, 10, "M0 0 l10 10 M10 0 l-10 10");
        pattern(out, SegmentKind.BEFORE, 9, "M4 4.5 h1");
        out.close().closeLine();
    }

    /** What the fills mean; only those that are in the picture. */
    static void legend(Markup out, List<Segment> segments) {
        Set<SegmentKind> kinds = segments.stream()
                .map(Segment::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SegmentKind.class)));
        out.open("ul", "class", "legend");
        for (SegmentKind kind : kinds) {
            out.open("li");
            out.open("svg", "class", "swatch", "viewBox", "0 0 26 14", "aria-hidden", "true");
            out.empty("rect", "class", "seg " + kind.style(), "x", "1", "y", "1", "width", "24", "height", "12")
                    .close();
            out.text(kind.word()).close();
        }
        out.element("li", "all times in UTC").closeLine();
    }

    private static void pattern(Markup out, SegmentKind kind, int size, String path) {
        String side = String.valueOf(size);
        out.open("pattern", "id", "p-" + kind.style(), "width", side, "height", side, "patternUnits", "userSpaceOnUse");
        out.empty("rect", "class", "ground " + kind.style(), "width", side, "height", side);
        out.empty("path", "class", "lines " + kind.style(), "d", path);
        out.close();
    }
}
