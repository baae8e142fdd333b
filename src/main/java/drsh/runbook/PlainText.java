package drsh.runbook;

import java.util.Locale;

/**
 * Text that is safe to send to a terminal. A control character can move the cursor, recolour or rewrite what the
 * operator is about to confirm, and a bidirectional override shows one command while another one stands there.
 */
public final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private PlainText() {}

    /** The text with every character that is not plain written out as its number; line ends and tabs stay. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (plain(character)) {
                visible.appendCodePoint(character);
            } else {
                visible.append(number(character));
            }
        });
        return visible.toString();
    }

    /** How a character that must not be shown is written: {@code \}{@code u001b}. */
    static String number(int character) {
        return String.format(Locale.ROOT, "\\u%04x", character);
    }

    /** Whether a character only shows itself; a line end and a tab do. */
    static boolean plain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
