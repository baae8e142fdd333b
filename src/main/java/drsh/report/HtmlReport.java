package drsh.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A report as one page that needs nothing else: no script, no font, no network, and a policy in its head that allows none. It is
 * well-formed XML too, so that other programs can read it.
 */
public final class HtmlReport {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private HtmlReport() {}

    /** The page of the report. */
    public static String render(Report report) {
        Markup out = new Markup();
        out.own("<!DOCTYPE html>\n");
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        head(out, report);
        out.open("body");
        Patterns.define(out);
        out.open("main");
        Headline.write(out, report);
        picture(out, report);
        FactList.write(out, report);
        StepList.write(out, report);
        Happenings.write(out, report);
        BlankForms.write(out);
        out.close().open("footer");
        out.text("Made by drsh from the journal ")
                .element("code", report.journal().toString())
                .text(" alone.");
        out.close().close().close();
        return out.written() + "\n";
    }

    private static void head(Markup out, Report report) {
        out.open("head").own("\n");
        out.empty("meta", "charset", "utf-8").own("\n");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .own("\n");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .own("\n");
        out.empty("meta", "name", "referrer", "content", "no-referrer").own("\n");
        out.empty("meta", "name", "color-scheme", "content", "light dark").own("\n");
        out.element("title", report.runbook().title() + ": " + report.verdict().headline())
                .own("\n");
        out.open("style").own(style()).closeLine();
        out.closeLine();
    }

    private static void picture(Markup out, Report report) {
        out.open("section", "class", "picture").element("h2", "Where the time went");
        Timeline.draw(report, PictureSize.WIDE, out);
        Timeline.draw(report, PictureSize.NARROW, out);
        Patterns.legend(out, report.segments());
        out.closeLine();
    }

    private static String style() {
        try (InputStream sheet = HtmlReport.class.getResourceAsStream("report.css")) {
            if (sheet == null) {
                throw new IllegalStateException("report.css is not in the distribution");
            }
            return "\n" + new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
