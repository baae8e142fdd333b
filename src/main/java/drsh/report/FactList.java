package drsh.report;

import drsh.session.ResolvedInput;
import drsh.session.SessionOrigin;
import java.util.stream.Collectors;

/** Who, where, when and with what, in a page. */
final class FactList {

    private static final int SHORT = 12;

    private FactList() {}

    static void write(Markup out, Report report) {
        Times times = report.times();
        out.open("section").element("h2", "The session");
        out.open("dl", "class", "facts");
        code(out, "Session", report.session());
        fact(out, "State", report.verdict().state().word());
        if (report.time().since() != null) {
            fact(out, "Incident began", times.full(report.time().since()));
        }
        fact(out, "Opened", times.full(report.time().opened()));
        String end = report.verdict().state().ended() ? "Ended" : "Last line";
        fact(out, end, times.full(report.time().ended()));
        code(out, "Stack", report.stack());
        report.parts().forEach(part -> fact(out, "Run by", part(part, report)));
        report.inputs().forEach(input -> fact(out, "Input " + input.name(), input(input)));
        code(out, "Runbook", report.runbook().path().toString());
        String sha256 = report.runbook().sha256();
        String start = sha256.length() > SHORT ? sha256.substring(0, SHORT) + "…" : sha256;
        out.open("div").element("dt", "Its SHA-256").open("dd");
        out.element("code", start, "title", sha256);
        out.text(report.runbook().changed() ? " changed on the way" : "")
                .close()
                .close();
        out.close().closeLine();
    }

    private static String part(Part part, Report report) {
        SessionOrigin origin = part.origin();
        String versions = origin.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
        Times times = report.times();
        String when = report.parts().size() == 1
                ? ""
                : ", " + times.utc(part.began()) + " to " + times.utc(part.ended()) + " UTC, " + part.how();
        return origin.operator() + " on " + origin.host() + when + (versions.isEmpty() ? "" : " (" + versions + ")");
    }

    private static String input(ResolvedInput input) {
        boolean said = input.description().contains(input.value());
        return said ? input.description() : input.value() + ", " + input.description();
    }

    private static void fact(Markup out, String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }

    private static void code(Markup out, String name, String value) {
        out.open("div")
                .element("dt", name)
                .open("dd")
                .element("code", value)
                .close()
                .close();
    }
}
