package drsh.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Sentences out of the fragments that events hold. */
final class Words {

    private Words() {}

    /** The text with a capital at its front and a full stop at its end; empty stays empty. */
    static String sentence(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String whole = capital(text);
        return whole.endsWith(".") || whole.endsWith("?") || whole.endsWith("!") ? whole : whole + ".";
    }

    /** The text with a capital at its front. */
    static String capital(String text) {
        int first = text.offsetByCodePoints(0, Math.min(1, text.length()));
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** What is there of two texts, with a colon between them. */
    static String with(String text, String more) {
        return more.isEmpty() ? text : text + ": " + more;
    }

    /** {@code 1 step}, {@code 2 steps}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 1, 2 and 3}. */
    static String list(Collection<?> things) {
        List<String> texts = things.stream().map(String::valueOf).toList();
        int last = texts.size() - 1;
        return last < 1
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }
}
