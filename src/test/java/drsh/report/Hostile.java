package drsh.report;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent;
import java.util.List;

/** A session in which everybody wrote what they should not have. */
final class Hostile {

    static final String TEXT =
            "</td></text><script src='https://evil.example/x.js'>alert(1)</script>]]>&lt;!-- \"quoted\" 'x' "
                    + "| `tick` ``` ~~~ [click](https://evil.example) ![i](https://evil.example/i.png) <b onclick=\"x()\">&copy; "
                    + "\u001b[31mred\u0000\u202eLTR\u2066 \ufffe \ud800 שלום عربى $a$ _under_ *star* \\ # heading\n# Heading\n- item\n\n<img src=x>";

    static final String LONG = "x".repeat(3000);

    private Hostile() {}

    static Story story() {
        Story story = new Story("2026-01-11T03:12:00Z");
        story.session = "a/b" + TEXT;
        story.title = TEXT;
        story.stack = TEXT;
        story.operator = TEXT;
        story.host = LONG;
        story.step(TEXT, TEXT, Risk.DESTROY, "run " + TEXT, "undo " + TEXT);
        story.step("long", LONG, Risk.CHANGE, LONG, "");
        story.step("front", "# 1. - not a heading", Risk.CHANGE, "```", "");
        story.planned();
        story.asked(TEXT, TEXT, "PT1S").tell(new SessionEvent.KeysShown(TEXT, List.of(TEXT)));
        story.runs(TEXT, "PT5S", Outcome.FAILED, TEXT, TEXT + "\n````\n" + LONG);
        story.undone(TEXT, "PT5S", Outcome.FAILED);
        story.runs("long", "PT5S", Outcome.ATTENTION, LONG, LONG);
        story.skip("front", TEXT).keeps(TEXT, "2026-01-14T03:00:00Z");
        return story.paused(TEXT, TEXT, "stack up");
    }
}
