package drsh.report;

import static drsh.report.ReportTests.report;
import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.command.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

class HtmlReportTests {

    private static final String BEGIN = "2026-01-11T03:12:00Z";

    /** Every element that a report is made of: none of them can run or load anything. */
    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title style body main header section footer div p h1 h2 h3 b span code pre dl dt dd ol ul li "
                            + "table thead tbody tr th td details summary svg defs pattern g rect path circle text")
                    .split(" ", -1));

    @Test
    void thePageNeedsNothingAndRunsNothing() {
        Page page = Page.of(report(ReportTests.whole(BEGIN).ended(Outcome.DONE)));
        assertThat(page.all("meta")).anySatisfy(meta -> {
            assertThat(meta.getAttribute("http-equiv")).isEqualTo("Content-Security-Policy");
            assertThat(meta.getAttribute("content")).startsWith("default-src 'none'; style-src 'unsafe-inline'");
        });
        assertThat(page.all("meta"))
                .anySatisfy(meta -> assertThat(meta.getAttribute("charset")).isEqualTo("utf-8"));
        assertHarmless(page);
        assertThat(page.all("style").get(0).getTextContent())
                .contains("prefers-color-scheme: dark", "@media print")
                .doesNotContain("@import", "http", "url(\"", "@font-face");
    }

    @Test
    void hostileTextsShowThemselvesAndDoNothing() {
        Page page = Page.of(report(Hostile.story()));
        assertHarmless(page);
        assertThat(page.all("h1")).hasSize(1);
        assertThat(page.all("pre"))
                .anySatisfy(pre -> assertThat(pre.getTextContent())
                        .contains("</td></text><script src='https://evil.example/x.js'>alert(1)</script>]]>&lt;!--")
                        .contains("\\u001b[31mred\\u0000\\u202eLTR\\u2066 \\ufffe \\ud800 שלום"));
    }

    @Test
    void everyStepHasALaneInBothPictures() {
        for (int steps : List.of(1, 30)) {
            Page page = Page.of(report(many(steps)));
            for (String size : List.of("wide", "narrow")) {
                assertThat(page.drawn(size, "text", "name")).hasSize(steps + 1);
                assertThat(page.drawn(size, "rect", "working")).hasSize(steps + 1);
                assertThat(page.drawn(size, "g", "mark")).hasSize(steps + 1);
            }
        }
    }

    @Test
    void nothingIsDrawnOutsideOfThePicture() {
        for (Story story : List.of(many(30), ReportTests.whole(BEGIN), overNight(), breach(), Hostile.story())) {
            Page page = Page.of(report(story));
            for (String size : List.of("wide", "narrow")) {
                double width = Double.parseDouble(
                        page.picture(size).getAttribute("viewBox").split(" ", -1)[2]);
                for (String style : List.of("seg", "flag", "over", "stripe")) {
                    assertThat(page.drawn(size, "rect", style)).allSatisfy(rect -> {
                        assertThat(number(rect, "x")).isBetween(0.0, width);
                        assertThat(number(rect, "x") + number(rect, "width")).isLessThanOrEqualTo(width + 0.2);
                        assertThat(number(rect, "width")).isPositive();
                        assertThat(number(rect, "height")).isPositive();
                    });
                }
            }
        }
    }

    @Test
    void sessionsThatTookNoTimeAreDrawn() {
        Story story = ReportTests.whole(BEGIN);
        Story still = Story.recovery(BEGIN).opened().plan();
        for (String id : List.of("stop", "restore", "migrate")) {
            still.done(id, "PT0S", "PT0S");
        }
        assertThat(HtmlReport.render(report(still.ended(Outcome.DONE)))).doesNotContain("NaN", "Infinity");
        assertThat(HtmlReport.render(report(story.ended(Outcome.DONE)))).doesNotContain("NaN", "Infinity");
        assertThat(HtmlReport.render(report(Story.recovery(BEGIN).opened()))).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aBreachHasItsOwnMark() {
        Page missed = Page.of(report(breach()));
        assertThat(missed.drawn("wide", "path", "breach")).hasSize(1);
        assertThat(missed.drawn("wide", "rect", "over")).hasSize(1);
        assertThat(missed.drawn("wide", "text", "flag-text"))
                .singleElement()
                .satisfies(flag -> assertThat(flag.getTextContent()).isEqualTo("RTO 30 m missed by 54 s"));
        assertThat(missed.with("div", "bad")).isNotEmpty();
        Page met = Page.of(report(ReportTests.whole(BEGIN).ended(Outcome.DONE)));
        assertThat(met.drawn("wide", "path", "breach")).isEmpty();
        assertThat(met.drawn("wide", "text", "flag-text"))
                .singleElement()
                .satisfies(flag ->
                        assertThat(flag.getTextContent()).startsWith("RTO 30 m").contains("03:42:00"));
    }

    @Test
    void aNightOfPauseLeavesTheMinutesTheirRoomAndTheNewDayItsName() {
        Page page = Page.of(report(overNight()));
        Element pause = page.drawn("wide", "rect", "paused").get(0);
        assertThat(number(pause, "width")).isLessThan(100);
        assertThat(page.drawn("wide", "text", "small"))
                .extracting(Element::getTextContent)
                .contains("2026-01-12", "paused 13 h, drawn shorter");
    }

    @Test
    void whatFailedIsOpenAndWhatWentWellIsFolded() {
        Story story = Story.recovery(BEGIN).planned().asked("stop", "y", "PT1S");
        Page page = Page.of(report(story.runs("stop", "PT1S", Outcome.FAILED, "no", "it says no")));
        assertThat(page.all("details"))
                .extracting(details -> details.hasAttribute("open"))
                .containsExactly(false, true);
    }

    @Test
    void thereIsRoomForPeople() {
        Page page = Page.of(report(ReportTests.whole(BEGIN).ended(Outcome.DONE)));
        assertThat(page.all("*").stream().filter(element -> element.hasAttribute("contenteditable")))
                .hasSize(3 + 4 * 3);
        assertThat(page.all("h3"))
                .extracting(Element::getTextContent)
                .contains("Cause", "What went well", "What did not", "Follow-ups");
    }

    private static void assertHarmless(Page page) {
        assertThat(page.all("*")).allSatisfy(element -> {
            assertThat(element.getTagName()).isIn(ELEMENTS);
            for (int at = 0; at < element.getAttributes().getLength(); at++) {
                Attr attribute = (Attr) element.getAttributes().item(at);
                assertThat(attribute.getName()).doesNotStartWith("on").isNotIn("src", "href", "style", "srcset");
            }
        });
    }

    private static Story breach() {
        Story story = Story.recovery(BEGIN);
        story.since = Instant.parse("2026-01-11T02:50:00Z");
        return ReportTests.told(story).ended(Outcome.DONE);
    }

    private static Story overNight() {
        Story story = Story.recovery("2026-01-11T18:12:00Z").planned().done("stop", "PT1M", "PT2M");
        story.paused("later").resumedAfter("PT13H", false).plan();
        return story.done("restore", "PT30S", "PT8M").ended(Outcome.DONE);
    }

    private static Story many(int steps) {
        Story story = new Story(BEGIN);
        IntStream.rangeClosed(1, steps)
                .forEach(at -> story.step("s" + at, "Step " + at, Risk.CHANGE, "command " + at, ""));
        story.planned();
        IntStream.rangeClosed(1, steps).forEach(at -> story.done("s" + at, "PT3S", "PT" + at + "M"));
        return story.ended(Outcome.DONE);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
