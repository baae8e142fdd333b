package drsh.shell.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/**
 * Markdown for a terminal: paragraphs are set anew to its width, so that no word is cut. What stands in a code block stays
 * as it is, since people copy it, and is set in a little.
 */
final class Prose {

    private static final String FENCE = "```";

    /** A line that does not go on with the one before it: a list item, a quotation, a heading, a table, an indented line. */
    private static final Pattern BLOCK = Pattern.compile("\\s*(?:[-*+>#|]|\\d+[.)])\\s.*|\\s{4}.*");

    private static final String CODE = "  ";

    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])(\\*{1,2})(?=\\S)([^*]+?)(?<=\\S)\\1(?![\\w*])");

    /** GitHub's: {@code [!CAUTION]}. */
    private static final Pattern KIND = Pattern.compile("^> \\[!([A-Z]+)]");

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
            if (fence) {
                prose.end();
                code ^= true;
            } else if (code || line.isBlank()) {
                prose.end();
                prose.lines.add(line.isBlank() ? "" : CODE + line);
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
        for (String word : plain(paragraph.toString()).split("(?<=\\S) +", -1)) {
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        paragraph.setLength(0);
    }

    /** Without the marks that only a page would show: of code within a line, of emphasis, of a kind of quotation. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean codeWithin = i % 2 == 1 && i + 1 < parts.length;
            boolean unpaired = i % 2 == 1 && !codeWithin;
            plain.append(unpaired ? "`" : "")
                    .append(codeWithin ? parts[i] : EMPHASIS.matcher(parts[i]).replaceAll("$2"));
        }
        return KIND.matcher(plain).replaceFirst("> $1:");
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }
}
