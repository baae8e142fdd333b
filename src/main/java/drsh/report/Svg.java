package drsh.report;

import java.util.Locale;

/** How a picture writes numbers and guesses the width of its texts. */
final class Svg {

    private static final int FIRST_WIDE_CHARACTER = 0x1100;

    private Svg() {}

    /** A coordinate. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** How wide a text of this size is at most, in a common sans-serif face. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Svg::ems).sum() * size;
    }

    /** The text, cut so that it is no wider than this. */
    static String cut(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        double left = width - width("…", size);
        for (int character : text.codePoints().toArray()) {
            left -= ems(character) * size;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString().stripTrailing() + "…";
    }

    private static double ems(int character) {
        if (character >= FIRST_WIDE_CHARACTER) {
            return 1.1;
        }
        if (Character.isUpperCase(character) || character == 'm' || character == 'w') {
            return 0.78;
        }
        return "iljt.,:;'|!()[] ".indexOf(character) >= 0 ? 0.38 : 0.62;
    }
}
