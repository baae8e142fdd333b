package drsh.report;

import drsh.runbook.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes elements that are well-formed as HTML and as XML. Every text and every value of an attribute is escaped here, and
 * what is no character of XML is written as its number.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the innermost open element. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** The same, and ends the line, so that a page can be read in an editor. */
    Markup closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing but a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text. */
    Markup text(String text) {
        escape(text, false);
        return this;
    }

    /** What was written here and holds no foreign text: the style sheet. */
    Markup own(String text) {
        out.append(text);
        return this;
    }

    /** What was written; all elements must be closed. */
    String written() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open + " not closed");
        }
        return out.toString();
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int at = 0; at < attributes.length; at += 2) {
            out.append(' ').append(attributes[at]).append("=\"");
            escape(attributes[at + 1], true);
            out.append('"');
        }
    }

    private void escape(String text, boolean attribute) {
        PlainText.visible(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> append(character);
            }
        });
    }

    private void append(int character) {
        if (noncharacter(character)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", character));
        } else {
            out.appendCodePoint(character);
        }
    }

    private static boolean noncharacter(int character) {
        return (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
    }
}
