package drsh.shell;

import drsh.command.Amounts;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The question that a running session has asked and that nobody has answered yet.
 *
 * @param text what it is about
 * @param askedAt since when it stands there
 * @param waitedSeconds for how long
 */
record OpenQuestion(String text, Instant askedAt, double waitedSeconds) {

    /**
     * A journal has no line for a question, since it is told from what was asked: a question follows where a step is
     * offered, and where one has failed.
     */
    static Optional<OpenQuestion> of(SessionLog log, Instant now) {
        Instant asked = log.last().at();
        return about(log.last().event())
                .map(step -> new OpenQuestion(
                        step, asked, Math.max(0, Duration.between(asked, now).toMillis()) / 1000.0));
    }

    private static Optional<String> about(SessionEvent event) {
        if (event instanceof SessionEvent.StepOffered offered) {
            return Optional.of(
                    "step " + offered.step().number() + ", " + offered.step().name());
        }
        if (event instanceof SessionEvent.StepFinished finished) {
            return Optional.of("what follows on " + finished.name());
        }
        if (event instanceof SessionEvent.ManualShown manual) {
            return Optional.of("whether this is done by hand: " + manual.text());
        }
        if (event instanceof SessionEvent.KeysShown keys) {
            return Optional.of("step " + keys.step());
        }
        if (event instanceof SessionEvent.WhyShown why) {
            return Optional.of("step " + why.step());
        }
        return event instanceof SessionEvent.SessionAborting aborting
                ? Optional.of("what to take back, from " + aborting.step())
                : Optional.empty();
    }

    /** In a line. */
    String line() {
        return "a question stands for " + Amounts.time(Duration.ofMillis(Math.round(waitedSeconds * 1000))) + ": "
                + text;
    }
}
