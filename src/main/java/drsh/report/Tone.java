package drsh.report;

import java.util.Locale;

/** How good a piece of news is. The forms colour by it, and never say anything by the colour alone. */
public enum Tone {
    /** As it should be. */
    GOOD,
    /** Neither good nor bad. */
    PLAIN,
    /** To be looked at. */
    WARNING,
    /** Not as it should be. */
    BAD;

    /** The class of it in a page. */
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
