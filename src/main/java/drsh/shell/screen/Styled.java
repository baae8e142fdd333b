package drsh.shell.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** A piece of a line with a meaning that a terminal with colors can show. Pieces never hold a line break. */
public final class Styled {

    private Styled() {}

    /** Text as it is. */
    public static AttributedString plain(String text) {
        return new AttributedString(Printable.line(text));
    }

    /** A heading. */
    public static AttributedString bold(String text) {
        return with(text, AttributedStyle.BOLD);
    }

    /** Of less importance. */
    public static AttributedString faint(String text) {
        return with(text, AttributedStyle.DEFAULT.faint());
    }

    /** All is well. */
    public static AttributedString good(String text) {
        return with(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
    }

    /** Needs attention. */
    public static AttributedString warning(String text) {
        return with(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW));
    }

    /** Went wrong, or is dangerous. */
    public static AttributedString bad(String text) {
        return with(text, AttributedStyle.BOLD.foreground(AttributedStyle.RED));
    }

    private static AttributedString with(String text, AttributedStyle style) {
        return new AttributedString(Printable.line(text), style);
    }
}
