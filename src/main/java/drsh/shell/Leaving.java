package drsh.shell;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the operator wants to leave the shell. */
final class Leaving {

    private final AtomicBoolean requested = new AtomicBoolean();

    void request() {
        requested.set(true);
    }

    boolean requested() {
        return requested.get();
    }
}
