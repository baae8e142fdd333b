package drsh.shell.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/**
 * Markdown for a terminal: paragraphs are set anew to its width, so that no word is cut. What stands in a code block stays
 * as it is, since people copy it.
 */
final class Prose {

    private static final String FENCE = "```";

    /** A line that does not go on with the one before it: a list item, a quotation, a heading, a table, an indented line. */
    private static final Pattern BLOCK = Pattern.compile("\\s*(?:[-*+>#|]|\\d+[.)])\\s.*|\\s{4}.*");

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();

    private Prose(int width) {
        this.width = width;
    }

    /** The lines of a text, none of them wider than this if its words allow it. */
    static List<String> lines(String markdown, int width) {
        Prose prose = new Prose(width);
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.strip().startsWith(FENCE);
            if (code || fence || line.isBlank()) {
                prose.end();
                prose.lines.add(line);
                code ^= fence;
            } else {
                prose.add(line);
            }
        }
        prose.end();
        return prose.lines;
    }

    private void add(String line) {
        if (BLOCK.matcher(line).matches()) {
            end();
        }
        paragraph
                .append(paragraph.isEmpty() ? "" : " ")
                .append(paragraph.isEmpty() ? line.stripTrailing() : line.strip());
    }

    private void end() {
        if (paragraph.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.toString().split("(?<=\\S) +", -1)) {
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        paragraph.setLength(0);
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }
}
