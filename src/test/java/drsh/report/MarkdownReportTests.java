package drsh.report;

import static drsh.report.ReportTests.report;
import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownReportTests {

    private static final String BEGIN = "2026-01-11T03:12:00Z";
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

    @Test
    void theVerdictTheNumbersAndTheRoomForPeopleAreThere() {
        String text = MarkdownReport.render(report(ReportTests.whole(BEGIN).ended(Outcome.DONE)));
        assertThat(text).startsWith("# Disaster recovery: Done in 8 m 54 s\n\nAll 5 steps are done.\n\n|");
        assertThat(text.lines())
                .contains("| RTO | 8 m 54 s | 30 m   | **met**                                     |")
                .contains("| 2 | Restore the database  | done   | 1    | 5 m     | 10 s    |          |")
                .contains("None: the session went straight through its runbook.")
                .contains("## Cause", "## What went well", "## What did not", "## Follow-ups")
                .contains("- 03:13:24 UTC, run `restore run 20260111-020000`: done after 5 m");
        assertThat(text).contains("```text\nrestore is done\n```\n").endsWith("|\n");
    }

    @Test
    void bothTimesStandInTheTimelineUnlessTheyAreTheSame() {
        Story story = ReportTests.whole(BEGIN).ended(Outcome.DONE);
        String berlin = MarkdownReport.render(Report.of(story.log(), ZoneId.of("Europe/Berlin"), false));
        assertThat(berlin.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("| 03:12:00 | 04:12:00 +01:00 | Session opened by ada on db1"));
        assertThat(MarkdownReport.render(report(story))).doesNotContain("+00:00");
    }

    @Test
    void hostileTextsAddNoMarkup() {
        String text = MarkdownReport.render(report(Hostile.story()));
        Seen seen = new Seen();
        Parser.builder().build().parse(text).accept(seen);
        assertThat(seen.html).containsExactly("<!-- What happened, and why. -->");
        assertThat(seen.links).isZero();
        assertThat(seen.headings).containsExactly(1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 2, 2, 2, 2);
        assertThat(text).doesNotContain("\u001b", "\u0000", "\u202e");
    }

    @Test
    void everyRowHasTheCellsOfItsTable() {
        String text = MarkdownReport.render(report(Hostile.story()));
        int cells = 0;
        boolean fenced = false;
        for (String line : text.lines().toList()) {
            fenced ^= line.startsWith("```");
            boolean row = !fenced && line.startsWith("|");
            int now = row ? (int) CELL_END.matcher(line).results().count() : 0;
            assertThat(now).as(line).isIn(cells == 0 || !row ? List.of(now) : List.of(cells));
            cells = row ? now : 0;
        }
    }

    /** What a parser makes of a report. */
    private static final class Seen extends AbstractVisitor {

        final List<String> html = new ArrayList<>();
        final List<Integer> headings = new ArrayList<>();
        int links;

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links++;
        }

        @Override
        public void visit(Image image) {
            links++;
        }

        @Override
        public void visit(Heading heading) {
            headings.add(heading.getLevel());
            super.visit(heading);
        }
    }
}
