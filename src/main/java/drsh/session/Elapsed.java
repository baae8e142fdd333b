package drsh.session;

import java.time.Duration;

/** How durations are written: the two largest units, {@code 1 h 12 m}, so that they can be read out on a call. */
public final class Elapsed {

    private Elapsed() {}

    /** The duration, rounded down; under a second is {@code 0 s}, and a negative one (a clock was set back) too. */
    public static String text(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " m";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " m " + time.toSecondsPart() + " s" : time.toSeconds() + " s";
    }
}
