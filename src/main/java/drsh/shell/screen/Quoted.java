package drsh.shell.screen;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that repeat what was typed. A word that was pasted by mistake may have thousands of letters: its beginning and
 * its end are enough to recognise it by, and the rest of the message stays in sight.
 */
public final class Quoted {

    /** Longer than the paths and addresses that people have, which stay whole. */
    private static final int LONGEST = 120;

    private static final int BEGINNING = 40;
    private static final int END = 20;

    private static final Pattern WORD = Pattern.compile("\\S{" + (LONGEST + 1) + ",}");

    /** With blanks in it. Quotes are met in pairs: what stands between two of them is the message's own. */
    private static final Pattern QUOTE = Pattern.compile("\"([^\"\\n]*)\"");

    private Quoted() {}

    /** The same message, with what is longer than 120 characters shortened to about 60. */
    public static String shortened(String message) {
        String quoted = QUOTE.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement('"' + middleLeftOut(found.group(1)) + '"'));
        return WORD.matcher(quoted).replaceAll(found -> Matcher.quoteReplacement(middleLeftOut(found.group())));
    }

    private static String middleLeftOut(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…"
                + text.substring(text.offsetByCodePoints(0, length - END));
    }
}
