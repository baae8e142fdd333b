package drsh.restore;

import java.time.Duration;

/** Tells how long each part of a preparation took. */
final class StopWatch {

    private long since = System.nanoTime();
    private Duration load = Duration.ZERO;
    private Duration restore = Duration.ZERO;

    void loaded() {
        load = lap();
    }

    void restored() {
        restore = lap();
    }

    Prepared.Times compared() {
        return new Prepared.Times(load, restore, lap());
    }

    private Duration lap() {
        long now = System.nanoTime();
        Duration lap = Duration.ofNanos(now - since);
        since = now;
        return lap;
    }
}
