package drsh.report;

import java.util.List;

/** Room in a page for what only people can say: on paper, or in a browser that saves what was typed with the page. */
final class BlankForms {

    private static final int FOLLOW_UPS = 4;

    private BlankForms() {}

    static void write(Markup out) {
        out.open("section", "class", "review").element("h2", "For the review");
        out.element("p", "Write on paper, or type here and save the page.", "class", "note hint");
        for (String question : List.of("Cause", "What went well", "What did not")) {
            out.element("h3", question);
            out.element(
                    "div",
                    "",
                    "class",
                    "write",
                    "contenteditable",
                    "true",
                    "role",
                    "textbox",
                    "aria-multiline",
                    "true",
                    "aria-label",
                    question);
        }
        out.element("h3", "Follow-ups")
                .open("table", "class", "follow")
                .open("thead")
                .open("tr");
        out.element("th", "what")
                .element("th", "owner")
                .element("th", "due")
                .close()
                .close()
                .open("tbody");
        for (int row = 0; row < FOLLOW_UPS; row++) {
            out.open("tr");
            for (String column : List.of("what", "owner", "due")) {
                out.element("td", "", "contenteditable", "true", "aria-label", column);
            }
            out.closeLine();
        }
        out.close().close().closeLine();
    }
}
