package drsh.report;

import drsh.command.Amounts;
import drsh.session.Objective;
import java.time.Duration;

/** The top of a page: the verdict, and the numbers that are asked for first. */
final class Headline {

    private static final int WHOLE = 100;

    private Headline() {}

    static void write(Markup out, Report report) {
        Verdict verdict = report.verdict();
        out.open("header", "class", "banner " + verdict.tone().style());
        Mark.icon(out, verdict);
        out.open("div");
        out.element(
                "p",
                report.runbook().title() + " · " + report.stack() + (report.dryRun() ? " · dry run" : ""),
                "class",
                "kicker");
        out.element("h1", verdict.headline());
        out.element("p", verdict.sentence(), "class", "lead");
        out.close().closeLine();
        out.open("section", "class", "numbers");
        report.objectives().forEach(one -> objective(out, report, one));
        steps(out, report);
        split(out, report.time());
        out.closeLine();
    }

    private static void objective(Markup out, Report report, Attainment one) {
        boolean rto = one.objective() == Objective.RTO;
        out.open("div", "class", "card " + one.tone().style());
        out.element("h3", rto ? "Time to recover (RTO)" : "Data lost, as time (RPO)");
        out.element("p", one.reached() == null ? "–" : Amounts.time(one.reached()), "class", "big");
        out.open("p", "class", "against");
        if (one.target() != null) {
            out.text("target " + Amounts.time(one.target()) + " ");
        }
        out.element("b", one.word(), "class", "pill " + one.tone().style()).close();
        if (one.target() != null && one.reached() != null) {
            gauge(out, one.reached(), one.target(), one.missed());
        }
        if (one.dataAsOf() != null) {
            out.element("p", "data as of " + report.times().full(one.dataAsOf()), "class", "note");
        }
        out.closeLine();
    }

    /** A bar that is full at whichever is longer, with the target as a line across it. */
    private static void gauge(Markup out, Duration reached, Duration target, boolean missed) {
        double longer = Math.max(1, Math.max(reached.toMillis(), target.toMillis()));
        double bar = Math.max(1, WHOLE * reached.toMillis() / longer);
        double line = Math.min(WHOLE - 1.0, WHOLE * target.toMillis() / longer);
        out.open("svg", "class", "gauge", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true");
        out.empty("rect", "class", "trough", "y", "2", "width", "100", "height", "4");
        out.empty("rect", "class", missed ? "fill bad" : "fill", "y", "2", "width", Svg.number(bar), "height", "4");
        out.empty("rect", "class", "at", "x", Svg.number(line), "y", "0", "width", "0.8", "height", "8");
        out.close();
    }

    private static void steps(Markup out, Report report) {
        out.open("div", "class", "card");
        out.element("h3", report.dryRun() ? "Steps" : "Steps in place");
        out.element("p", report.dryRun() ? String.valueOf(report.ownSteps().size()) : report.inPlace(), "class", "big");
        out.open("p", "class", "dots");
        report.ownSteps().forEach(step -> {
            out.open(
                    "span",
                    "title",
                    Words.capital(step.label()) + ": " + step.status().word());
            Mark.icon(out, step.status());
            out.close();
        });
        out.close().closeLine();
    }

    private static void split(Markup out, TimeSpent time) {
        out.open("div", "class", "card");
        out.element("h3", "All in all");
        out.element("p", Amounts.time(time.total()), "class", "big");
        out.open("dl", "class", "split");
        if (time.since() != null) {
            part(out, "before the session", Duration.between(time.since(), time.opened()));
        }
        part(out, "working", time.working());
        part(out, "waiting", time.waiting());
        part(out, "standing still", time.paused());
        out.close().closeLine();
    }

    private static void part(Markup out, String word, Duration time) {
        out.open("div").element("dt", word).element("dd", Amounts.time(time)).close();
    }
}
