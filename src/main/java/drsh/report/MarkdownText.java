package drsh.report;

import drsh.runbook.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign text in CommonMark: it shows itself and does nothing. Only what would be markup is escaped, so that a report
 * reads well in a pager too.
 */
final class MarkdownText {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What can begin markup anywhere; an underscore only where it is not inside a word. */
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*<>\\[\\]|~$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w+;)");

    /** What makes a block of a line by standing at its front: a heading, a list, a rule. */
    private static final Pattern FRONT = Pattern.compile("^([#+=-]|\\d{1,9}(?=[.)]))");

    private static final Pattern TICKS = Pattern.compile("`+");
    private static final int SHORTEST_FENCE = 3;

    private MarkdownText() {}

    /** A text in a line, in a cell or behind the mark of a list; line ends become spaces. */
    static String inline(String text) {
        String flat = SPACE.matcher(PlainText.visible(text)).replaceAll(" ").strip();
        String escaped = MARKUP.matcher(flat).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
        Matcher front = FRONT.matcher(escaped);
        if (!front.find()) {
            return escaped;
        }
        // Of a number, the point behind it is what can be escaped.
        int at = Character.isDigit(escaped.charAt(0)) ? front.end() : 0;
        return escaped.substring(0, at) + "\\" + escaped.substring(at);
    }

    /** A command, a path or a name, between back-quotes. */
    static String code(String text) {
        String flat = SPACE.matcher(PlainText.visible(text)).replaceAll(" ").strip();
        if (flat.isEmpty()) {
            return "";
        }
        String ticks = "`".repeat(longestTicks(flat) + 1);
        String pad = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
        return ticks + pad + flat + pad + ticks;
    }

    /** The same in a cell: the pipe is the one thing that a table sees in there. */
    static String codeCell(String text) {
        return code(text).replace("|", "\\|");
    }

    /** Lines as they are, in a fence that none of them can close. */
    static String fence(String text) {
        String plain = PlainText.visible(text);
        String ticks = "`".repeat(Math.max(SHORTEST_FENCE, longestTicks(plain) + 1));
        return ticks + "text\n" + plain.stripTrailing() + "\n" + ticks + "\n";
    }

    private static int longestTicks(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
