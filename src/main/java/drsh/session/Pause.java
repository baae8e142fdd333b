package drsh.session;

import drsh.command.Outcome;

/** Ends a session from wherever it has got to, because nobody can say how to go on. It never leaves this package. */
final class Pause extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    Pause(Outcome outcome, String reason) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
