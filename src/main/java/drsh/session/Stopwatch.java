package drsh.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Measures what takes time. */
final class Stopwatch {

    /** What came of something, and how long it took. */
    record Timed<T>(T value, Duration took) {}

    private final Clock clock;

    Stopwatch(Clock clock) {
        this.clock = clock;
    }

    <T> Timed<T> time(Supplier<T> act) {
        Instant before = clock.instant();
        T value = act.get();
        return new Timed<>(value, Duration.between(before, clock.instant()));
    }
}
