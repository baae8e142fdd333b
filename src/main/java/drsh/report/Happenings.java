package drsh.report;

import drsh.session.Kept;

/** The deviations, what is kept and the list of what happened, in a page. */
final class Happenings {

    private Happenings() {}

    static void write(Markup out, Report report) {
        Times times = report.times();
        deviations(out, report, times);
        kept(out, report, times);
        moments(out, report, times);
    }

    private static void deviations(Markup out, Report report, Times times) {
        out.open("section").element("h2", "Deviations");
        if (report.deviations().isEmpty()) {
            out.element("p", "None: the session went straight through its runbook.");
        } else {
            out.open("table", "class", "deviations").open("tbody").own("\n");
            report.deviations().forEach(one -> {
                out.open("tr").element("td", times.utc(one.at()), "class", "at").open("td");
                out.element(
                                "span",
                                one.kind().word(),
                                "class",
                                "pill " + one.kind().tone().style())
                        .close();
                out.element("td", one.text()).closeLine();
            });
            out.close().close();
        }
        out.closeLine();
    }

    private static void kept(Markup out, Report report, Times times) {
        out.open("section").element("h2", "Kept");
        if (report.kept().isEmpty()) {
            out.element("p", "Nothing that was replaced, as far as the session tells.");
        } else {
            out.open("table").open("thead").open("tr");
            out.element("th", "what")
                    .element("th", "kind")
                    .element("th", "until")
                    .close()
                    .close();
            out.open("tbody");
            for (Kept kept : report.kept()) {
                out.open("tr").open("td").element("code", kept.name()).close();
                out.element("td", kept.kind())
                        .element("td", times.full(kept.until()))
                        .closeLine();
            }
            out.close().close();
        }
        out.closeLine();
    }

    private static void moments(Markup out, Report report, Times times) {
        out.open("section").element("h2", "What happened when");
        out.open("table", "class", "moments").open("thead").open("tr").element("th", "UTC");
        if (times.local()) {
            out.element("th", times.zone());
        }
        out.element("th", "what").close().close().open("tbody").own("\n");
        for (Moment moment : report.moments()) {
            out.open("tr", "class", moment.tone().style()).element("td", times.utc(moment.at()), "class", "at");
            if (times.local()) {
                out.element("td", times.local(moment.at()), "class", "at local");
            }
            out.element("td", moment.text()).closeLine();
        }
        out.close().close().closeLine();
    }
}
