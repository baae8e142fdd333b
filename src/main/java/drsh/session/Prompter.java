package drsh.session;

import drsh.command.DrshException;
import java.util.Optional;

/** Gets answers from wherever they come: a terminal, or the lines of a file. */
public interface Prompter {

    /**
     * Asks once and waits.
     *
     * @param question a whole question with the keys that answer it
     * @return the answer, or nothing when none can be had: the end of the input
     * @throws DrshException (INTERRUPTED) if the operator interrupts the question; the session then pauses
     */
    Optional<Answer> ask(String question);

    /**
     * As {@link #ask(String)}, with what a person may be offered while typing.
     *
     * @param offer what would be an answer
     */
    default Optional<Answer> ask(String question, Offer offer) {
        return ask(question);
    }

    /**
     * Whether a person is there. Only a person is asked again after an unclear answer and asked what to do after a
     * failure: lines written beforehand were meant for a run that goes well.
     */
    boolean attended();
}
