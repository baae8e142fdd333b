package drsh.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Where the time of a session goes: to commands, or to waiting for an answer. */
final class Stopwatch {

    /** What came of something, and how long it took. */
    record Timed<T>(T value, Duration took) {}

    private final Clock clock;
    private final Instant start;
    private Duration working = Duration.ZERO;
    private Duration waiting = Duration.ZERO;

    Stopwatch(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    <T> Timed<T> working(Supplier<T> work) {
        Timed<T> timed = time(work);
        working = working.plus(timed.took());
        return timed;
    }

    <T> Timed<T> waiting(Supplier<T> question) {
        Timed<T> timed = time(question);
        waiting = waiting.plus(timed.took());
        return timed;
    }

    Instant start() {
        return start;
    }

    Instant now() {
        return clock.instant();
    }

    Duration total() {
        return Duration.between(start, now());
    }

    Duration working() {
        return working;
    }

    Duration waiting() {
        return waiting;
    }

    private <T> Timed<T> time(Supplier<T> act) {
        Instant before = now();
        T value = act.get();
        return new Timed<>(value, Duration.between(before, now()));
    }
}
