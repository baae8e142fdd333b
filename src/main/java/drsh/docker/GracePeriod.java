package drsh.docker;

import java.time.Duration;
import java.util.Locale;

/** Compose's spelling of a duration, such as {@code 1m30s} (the Compose specification, "Specifying durations"). */
final class GracePeriod {

    private static final Duration DEFAULT = Duration.ofSeconds(10);

    private GracePeriod() {}

    static Duration parse(String text) {
        if (!text.matches("(\\d+h)?(\\d+m)?(\\d+s)?") || text.isEmpty()) {
            return DEFAULT;
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
